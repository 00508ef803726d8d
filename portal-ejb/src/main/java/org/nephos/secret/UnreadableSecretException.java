package org.nephos.secret;

/** A secret that was sealed with another key, for another place, or not by us. */
public class UnreadableSecretException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableSecretException(String message, Throwable cause) {
    super(message, cause);
  }
}
