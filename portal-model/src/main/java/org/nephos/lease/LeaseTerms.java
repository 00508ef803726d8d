package org.nephos.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What holds for the leases of one tenant.
 *
 * @param maximum the longest term, counted from the day on which it is given; null for none
 * @param mandatory whether there is no instance without a lease
 * @param usual the term of an order that names none; null for none
 * @param warnings how long before the end there is a warning, the longest first
 * @param grace how long an instance is kept stopped after the end before it is deleted
 * @param freeExtensions how many extensions of one instance need nobody's approval; null for any
 *     number
 */
public record LeaseTerms(
    Duration maximum,
    boolean mandatory,
    Duration usual,
    List<Duration> warnings,
    Duration grace,
    Integer freeExtensions) {
  /** What holds where nobody has said anything. */
  public static final LeaseTerms UNSAID =
      new LeaseTerms(
          null,
          false,
          null,
          List.of(Duration.ofDays(7), Duration.ofDays(1)),
          Duration.ofDays(7),
          null);

  public LeaseTerms {
    warnings = warnings.stream().distinct().sorted(Comparator.reverseOrder()).toList();
  }

  /** These terms, with a maximum and a duty that are no looser than the given ones. */
  public LeaseTerms within(Duration bound, boolean duty) {
    Duration longest = shorter(maximum, bound);
    return new LeaseTerms(
        longest,
        mandatory || duty,
        usual == null ? null : shorter(usual, longest),
        warnings,
        grace,
        freeExtensions);
  }

  private static Duration shorter(Duration one, Duration other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** The term of an order that asks for this one; null for no end. */
  public Duration termFor(Duration wanted) {
    return wanted == null ? usual : wanted;
  }

  /** Whether a lease that is given now may end then. */
  public boolean reaches(Instant now, Instant end) {
    return maximum == null || !end.isAfter(now.plus(maximum));
  }

  /** Whether one more extension needs nobody's approval. */
  public boolean isFree(long extensionsSoFar) {
    return freeExtensions == null || extensionsSoFar < freeExtensions;
  }

  /**
   * Whether a lease can be taken off an instance. Where extensions need an approval, so does that,
   * and so only who may give one takes it off.
   *
   * @param approver whether who wants it may approve extensions
   */
  public boolean isRemovable(boolean approver) {
    return !mandatory && (approver || freeExtensions == null);
  }

  /**
   * The warning that is due, the shortest of those that are; empty when it was given.
   *
   * @param warned the shortest that was given for this end; null for none
   */
  public Optional<Duration> dueWarning(Instant now, Instant end, Duration warned) {
    if (!now.isBefore(end)) {
      return Optional.empty();
    }
    return warnings.stream()
        .filter(before -> !now.isBefore(end.minus(before)))
        .filter(before -> warned == null || before.compareTo(warned) < 0)
        .min(Comparator.naturalOrder());
  }
}
