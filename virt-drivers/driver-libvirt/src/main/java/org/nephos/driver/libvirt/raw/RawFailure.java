package org.nephos.driver.libvirt.raw;

/** What libvirt said when a raw call failed. */
public final class RawFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final int domain;

  RawFailure(int code, int domain, String message) {
    super(message == null ? "unknown error" : message);
    this.code = code;
    this.domain = domain;
  }

  /** Takes the calling thread's last error. */
  static RawFailure last() {
    LibvirtC c = LibvirtC.INSTANCE;
    return new RawFailure(
        c.virGetLastErrorCode(), c.virGetLastErrorDomain(), c.virGetLastErrorMessage());
  }

  /** libvirt's error number, {@code virErrorNumber}. */
  public int code() {
    return code;
  }

  /** The part of libvirt that failed, {@code virErrorDomain}. */
  public int domain() {
    return domain;
  }
}
