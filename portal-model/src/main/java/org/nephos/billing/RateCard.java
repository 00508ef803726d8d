package org.nephos.billing;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.nephos.metering.Cuts;
import org.nephos.metering.Meter;

/**
 * The rates of one price plan over all time, at one look. As {@link Cuts} it says where a price
 * changes, because an interval has one price. A meter without a rate in force costs nothing.
 */
public final class RateCard implements Cuts {
  private final String plan;
  private final String currency;
  private final Map<Meter, NavigableMap<Instant, Rate>> rates = new EnumMap<>(Meter.class);

  /**
   * @param plan the plan's name
   * @param currency an ISO 4217 code
   * @param rates of two of a meter that begin in the same second the later in the list holds
   */
  public RateCard(String plan, String currency, List<Rate> rates) {
    this.plan = Objects.requireNonNull(plan);
    this.currency = Objects.requireNonNull(currency);
    for (Rate rate : rates) {
      this.rates
          .computeIfAbsent(rate.meter(), meter -> new TreeMap<>())
          .put(rate.validFrom(), rate);
    }
  }

  /** The currency of all its prices. */
  public String currency() {
    return currency;
  }

  /** The rate of a meter that is in force at an instant. */
  public Optional<Rate> rateAt(Meter meter, Instant instant) {
    return Optional.ofNullable(of(meter).floorEntry(instant)).map(Map.Entry::getValue);
  }

  /** When the meter's next rate begins, strictly after an instant; {@link Instant#MAX} if never. */
  @Override
  public Instant next(Meter meter, Instant after) {
    Instant next = of(meter).higherKey(after);
    return next == null ? Instant.MAX : next;
  }

  /** When any price changes next, strictly after an instant; {@link Instant#MAX} if never. */
  public Instant nextChange(Instant after) {
    return rates.keySet().stream()
        .map(meter -> next(meter, after))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /**
   * Which prices hold at an instant: {@code <plan>@<when the youngest rate in force began>}, or
   * {@code <plan>@none} before the first.
   */
  public String version(Instant at) {
    return plan
        + "@"
        + rates.keySet().stream()
            .flatMap(meter -> rateAt(meter, at).stream())
            .map(Rate::validFrom)
            .max(Comparator.naturalOrder())
            .map(Instant::toString)
            .orElse("none");
  }

  private NavigableMap<Instant, Rate> of(Meter meter) {
    return rates.getOrDefault(meter, Collections.emptyNavigableMap());
  }
}
