package org.nephos.driver;

import java.util.Objects;

/** The one exception of the SPI. Its {@link #kind()} decides; its message is for people. */
public class DriverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  /**
   * @param kind what went wrong, never null
   * @param message one sentence for the operator, without secrets, never null
   */
  public DriverException(FailureKind kind, String message) {
    this(kind, message, null);
  }

  /**
   * @param kind what went wrong, never null
   * @param message one sentence for the operator, without secrets, never null
   * @param cause the hypervisor's own error, may be null
   */
  public DriverException(FailureKind kind, String message, Throwable cause) {
    super(Objects.requireNonNull(message), cause);
    this.kind = Objects.requireNonNull(kind);
  }

  /** What went wrong; never null. */
  public FailureKind kind() {
    return kind;
  }
}
