package org.nephos.compute;

import java.util.Objects;

/**
 * Why something failed, to be kept in two columns.
 *
 * @param code stable and kebab-case
 * @param detail one sentence that a person can act on, at most 1,000 characters
 */
public record Fault(String code, String detail) {
  public Fault {
    Objects.requireNonNull(code);
    detail = detail.length() <= 1000 ? detail : detail.substring(0, 1000);
  }

  /** Null when there is no code. */
  public static Fault ofColumns(String code, String detail) {
    return code == null ? null : new Fault(code, detail == null ? "" : detail);
  }
}
