package org.nephos.compute;

import java.util.Locale;
import org.nephos.driver.FailureKind;

/** Makes of a driver's failure what a person can act on. */
public final class Faults {
  private Faults() {}

  /**
   * Of the driver's own words, which name hosts and files of the cloud, nothing reaches a tenant;
   * the operator reads them at the job.
   *
   * @param fault its code is a {@link FailureKind}'s name, its detail the driver's own words, or
   *     for want of room the portal's
   */
  public static Fault forPeople(Fault fault) {
    for (FailureKind kind : FailureKind.values()) {
      if (kind.name().equals(fault.code())) {
        return new Fault(code(kind), what(kind, fault) + " " + advice(kind));
      }
    }
    return fault;
  }

  private static String code(FailureKind kind) {
    return kind == FailureKind.BUSY
        ? "no-host"
        : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String what(FailureKind kind, Fault fault) {
    return switch (kind) {
      case BUSY -> fault.detail();
      case INSUFFICIENT_CAPACITY -> "The host had no room for it.";
      case UNREACHABLE -> "Its host does not answer.";
      case UNAUTHORIZED -> "Its host refused the portal.";
      case INVALID -> "The host refused what was asked.";
      case UNSUPPORTED -> "The host cannot do what was asked.";
      case CONFLICT -> "The host has something else in its place.";
      case NOT_FOUND -> "It is not on its host.";
      case INTERNAL -> "The host failed at it.";
    };
  }

  private static String advice(FailureKind kind) {
    return switch (kind) {
      case BUSY, INSUFFICIENT_CAPACITY ->
          "Try a smaller flavor or another zone, or try again later.";
      case UNREACHABLE, UNAUTHORIZED -> "Try another zone, or try again later.";
      case INVALID, UNSUPPORTED, CONFLICT, NOT_FOUND ->
          "Choose another image or flavor, or ask the operator.";
      case INTERNAL -> "Try again; if it happens again, ask the operator.";
    };
  }
}
