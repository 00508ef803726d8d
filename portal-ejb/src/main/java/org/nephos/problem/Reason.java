package org.nephos.problem;

import java.util.Optional;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;

/** Why something is done, in the words of who does it; others read it later. */
public final class Reason {
  private static final String FIELD = "reason";
  private static final int LONGEST = 1_000;

  private Reason() {}

  /**
   * What is wrong with a reason.
   *
   * @param reason null for none
   * @param mandatory whether one must be given
   */
  public static Optional<Violation> flaw(String reason, boolean mandatory) {
    if (mandatory && (reason == null || reason.isBlank())) {
      return Optional.of(new Violation(FIELD, "required", "Give a reason; others read it."));
    }
    if (reason != null && reason.length() > LONGEST) {
      return Optional.of(
          new Violation(FIELD, "length", "A reason has at most " + LONGEST + " characters."));
    }
    return Optional.empty();
  }

  /**
   * Refuses a reason that cannot be kept.
   *
   * @param reason null for none
   * @throws InvalidException when it is too long
   */
  public static void check(String reason) {
    refuse(flaw(reason, false));
  }

  /**
   * Refuses a reason that is not given or cannot be kept.
   *
   * @throws InvalidException when there is none, or it is too long
   */
  public static void require(String reason) {
    refuse(flaw(reason, true));
  }

  /** A reason as it is kept: without blanks around it, null for none. */
  public static String kept(String reason) {
    return reason == null || reason.isBlank() ? null : reason.strip();
  }

  private static void refuse(Optional<Violation> flaw) {
    flaw.ifPresent(
        one -> {
          throw new InvalidException(one.field(), one.code(), one.message());
        });
  }
}
