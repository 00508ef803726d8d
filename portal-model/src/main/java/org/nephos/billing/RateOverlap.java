package org.nephos.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rule <em>Which rate</em> of docs/money.md: two rates that could both hold for one thing at one
 * time, with equally many dimensions, leave it open what it costs.
 */
public final class RateOverlap {
  private RateOverlap() {}

  /**
   * The first of a plan's rates with which another one would overlap, or nothing. Rates of the same
   * dimensions follow one another and only overlap when they begin in the same second.
   *
   * @param existing all rates of the plan, without the new one
   */
  public static Optional<Rate> find(List<Rate> existing, Rate added) {
    return existing.stream()
        .filter(rate -> rate.meter() == added.meter())
        .filter(rate -> overlap(rate, added, existing))
        .findFirst();
  }

  /** Two rates that could both hold. */
  public record Pair(Rate one, Rate other) {}

  /** The first two of a plan's rates that overlap, or nothing. */
  public static Optional<Pair> within(List<Rate> rates) {
    return rates.stream()
        .flatMap(
            rate ->
                find(rates.stream().filter(other -> other != rate).toList(), rate)
                    .map(other -> new Pair(other, rate))
                    .stream())
        .findFirst();
  }

  /** Whether two half-open times meet; an end that is null is never. */
  public static boolean inTime(Instant from, Instant to, Instant otherFrom, Instant otherTo) {
    return Validity.overlap(from, to, otherFrom, otherTo);
  }

  private static boolean overlap(Rate rate, Rate added, List<Rate> all) {
    if (rate.narrowedTo().equals(added.narrowedTo())) {
      return rate.validFrom().equals(added.validFrom());
    }
    return rate.narrowedTo().count() == added.narrowedTo().count()
        && rate.narrowedTo().canMeet(added.narrowedTo())
        && Validity.overlap(rate.validFrom(), end(rate, all), added.validFrom(), end(added, all));
  }

  /** Where it ends, by itself or because another of its dimensions follows; null for never. */
  public static Instant end(Rate rate, List<Rate> all) {
    return all.stream()
        .filter(other -> other.meter() == rate.meter())
        .filter(other -> other.narrowedTo().equals(rate.narrowedTo()))
        .map(Rate::validFrom)
        .filter(instant -> instant.isAfter(rate.validFrom()))
        .filter(instant -> rate.validTo() == null || instant.isBefore(rate.validTo()))
        .min(Instant::compareTo)
        .orElse(rate.validTo());
  }
}
