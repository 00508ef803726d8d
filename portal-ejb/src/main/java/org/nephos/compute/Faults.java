package org.nephos.compute;

import java.util.Locale;
import org.nephos.driver.FailureKind;

/** Makes of a driver's failure what a person can act on. */
public final class Faults {
  private Faults() {}

  /**
   * @param fault its code is a {@link FailureKind}'s name, its detail the driver's own words
   */
  public static Fault forPeople(Fault fault) {
    for (FailureKind kind : FailureKind.values()) {
      if (kind.name().equals(fault.code())) {
        return new Fault(code(kind), fault.detail() + " " + advice(kind));
      }
    }
    return fault;
  }

  private static String code(FailureKind kind) {
    return kind == FailureKind.BUSY
        ? "no-host"
        : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String advice(FailureKind kind) {
    return switch (kind) {
      case BUSY, INSUFFICIENT_CAPACITY ->
          "Try a smaller flavor or another zone, or try again later.";
      case UNREACHABLE, UNAUTHORIZED ->
          "The host does not answer; the operator has been told. Try another zone.";
      case INVALID, UNSUPPORTED, CONFLICT, NOT_FOUND ->
          "Choose another image or flavor, or ask the operator.";
      case INTERNAL -> "Try again; if it happens again, ask the operator.";
    };
  }
}
