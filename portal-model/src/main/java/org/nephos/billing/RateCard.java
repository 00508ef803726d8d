package org.nephos.billing;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nephos.metering.Cuts;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;

/**
 * The rates of one price plan over all time, at one look. As {@link Cuts} it says where a price may
 * change, because an interval has one price. A meter without a rate in force costs nothing. Rules
 * <em>Which rate</em> and <em>Intervals</em> of docs/money.md.
 */
public final class RateCard implements Cuts {
  private final String plan;
  private final String currency;

  /** For each meter and each dimensions, the rates that follow one another. */
  private final Map<Meter, Map<Dimensions, NavigableMap<Instant, Rate>>> rates =
      new EnumMap<>(Meter.class);

  /**
   * @param plan the plan's name
   * @param currency an ISO 4217 code
   * @param rates of two of a meter and the same dimensions that begin in the same second the later
   *     in the list holds
   */
  public RateCard(String plan, String currency, List<Rate> rates) {
    this.plan = Objects.requireNonNull(plan);
    this.currency = Objects.requireNonNull(currency);
    for (Rate rate : rates) {
      this.rates
          .computeIfAbsent(rate.meter(), meter -> new LinkedHashMap<>())
          .computeIfAbsent(rate.narrowedTo(), dimensions -> new TreeMap<>())
          .put(rate.validFrom(), rate);
    }
  }

  /** The currency of all its prices. */
  public String currency() {
    return currency;
  }

  /** The rate of a meter that is in force at an instant for what nothing more is known of. */
  public Optional<Rate> rateAt(Meter meter, Instant instant) {
    return rateAt(meter, Dimensions.NONE, instant);
  }

  /**
   * The rate of a meter that is in force at an instant for something: of those that fit it, the one
   * with most dimensions. Plans are kept free of overlaps, see {@link RateOverlap}; if there were
   * one, the lesser text form would hold, so that the answer is always the same.
   */
  public Optional<Rate> rateAt(Meter meter, Dimensions of, Instant instant) {
    return inForce(meter, instant)
        .filter(rate -> rate.narrowedTo().fits(of))
        .max(
            Comparator.comparingInt((Rate rate) -> rate.narrowedTo().count())
                .thenComparing(
                    (Rate rate) -> rate.narrowedTo().toText(), Comparator.reverseOrder()));
  }

  private Stream<Rate> inForce(Meter meter, Instant instant) {
    return chains(meter)
        .flatMap(chain -> Optional.ofNullable(chain.floorEntry(instant)).stream())
        .map(Map.Entry::getValue)
        .filter(rate -> rate.holdsAt(instant));
  }

  /**
   * When a rate of the meter begins or ends next, strictly after an instant, whatever it is
   * narrowed to; {@link Instant#MAX} if never.
   */
  @Override
  public Instant next(Meter meter, Instant after) {
    return chains(meter)
        .flatMap(chain -> chain.values().stream())
        .flatMap(rate -> Stream.of(rate.validFrom(), end(rate)))
        .filter(instant -> instant.isAfter(after))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  private static Instant end(Rate rate) {
    return rate.validTo() == null ? Instant.MAX : rate.validTo();
  }

  /** When any price changes next, strictly after an instant; {@link Instant#MAX} if never. */
  public Instant nextChange(Instant after) {
    return rates.keySet().stream()
        .map(meter -> next(meter, after))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /**
   * Which prices hold at an instant: {@code <plan>@<when a rate last began or ended>}, or {@code
   * <plan>@none} before the first.
   */
  public String version(Instant at) {
    return plan
        + "@"
        + rates.keySet().stream()
            .flatMap(this::chains)
            .flatMap(chain -> chain.values().stream())
            .flatMap(rate -> Stream.of(rate.validFrom(), end(rate)))
            .filter(instant -> !instant.isAfter(at))
            .max(Comparator.naturalOrder())
            .map(Instant::toString)
            .orElse("none");
  }

  private Stream<NavigableMap<Instant, Rate>> chains(Meter meter) {
    return rates.getOrDefault(meter, Map.of()).values().stream();
  }
}
