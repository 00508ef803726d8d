package org.nephos.driver;

/**
 * The closed set of reasons for which a driver call fails. The kind alone decides what the caller
 * does next: retry, place elsewhere, observe, or give up.
 */
public enum FailureKind {
  /** The object that the call needs (not the one that it removes) is not there. */
  NOT_FOUND,
  /** An object with this id exists and its specification is another one. */
  CONFLICT,
  /** The specification can never be fulfilled, by any host. */
  INVALID,
  /** This driver or host cannot do this at all. */
  UNSUPPORTED,
  /** The host has no room; another may have. */
  INSUFFICIENT_CAPACITY,
  /** The host is doing something that excludes this for now; try again later. */
  BUSY,
  /** No answer in time, or no connection: whether the call took effect is unknown. */
  UNREACHABLE,
  /** The host refuses our credentials. */
  UNAUTHORIZED,
  /** Anything else: a fault of the driver or of the hypervisor. */
  INTERNAL;

  /** Whether the same call on the same host may succeed later without anybody mending anything. */
  public boolean isTransient() {
    return this == BUSY || this == UNREACHABLE || this == INTERNAL;
  }

  /** Whether another host may succeed where this one failed. */
  public boolean isWorthAnotherHost() {
    return this == INSUFFICIENT_CAPACITY || this == UNREACHABLE || this == UNAUTHORIZED;
  }
}
