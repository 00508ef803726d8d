package org.nephos.rest.gate;

/** A token that is not good here; the message says why, for the log only. */
public class RejectedTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason for the log; never told to the caller
   */
  public RejectedTokenException(String reason) {
    super(reason);
  }

  /**
   * @param reason for the log; never told to the caller
   * @param cause what the library said
   */
  public RejectedTokenException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
