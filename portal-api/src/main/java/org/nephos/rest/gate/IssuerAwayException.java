package org.nephos.rest.gate;

/**
 * The identity provider's keys cannot be read and none are cached, so nobody can tell whether a
 * token is good.
 */
public class IssuerAwayException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param cause why the keys could not be read
   */
  public IssuerAwayException(Throwable cause) {
    super("the identity provider's keys cannot be read", cause);
  }
}
