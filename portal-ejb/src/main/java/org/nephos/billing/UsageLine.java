package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.nephos.billing.api.UsageLineView;
import org.nephos.billing.api.UsageLineView.ResourceRef;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;

/**
 * A priced interval, recorded or not yet.
 *
 * @param place where it stands among others; clipping leaves it
 * @param of what it is that was used
 * @param open whether it goes on at {@code to}
 */
record UsageLine(
    Place place,
    UUID tenant,
    UUID project,
    String projectName,
    ResourceRef resource,
    String meter,
    Dimensions of,
    Instant from,
    Instant to,
    BigDecimal quantity,
    String unit,
    BigDecimal unitPrice,
    Money cost,
    boolean open) {

  /** The order of lines: oldest first, then by id as the database compares ids. */
  record Place(Instant from, UUID id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::from).thenComparing(place -> place.id().toString());

    /** Before everything that begins at an instant. */
    static Place at(Instant instant) {
      return new Place(instant, new UUID(0, 0));
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Whether it is an hour of a counter, which is never divided. */
  boolean isCounted() {
    return Meter.ofWord(meter).map(Meter::isCounted).orElse(false);
  }

  long seconds() {
    return Duration.between(from, to).toSeconds();
  }

  /**
   * The part within a period, priced anew if it is shorter; nothing if there is none. A part that
   * ends with the second of the request goes on if the whole does. An hour of a counter is wholly
   * in the period in which it begins.
   */
  Optional<UsageLine> within(UsagePeriod period) {
    if (isCounted()) {
      return from.isBefore(period.from()) || !from.isBefore(period.to())
          ? Optional.empty()
          : Optional.of(this);
    }
    Instant first = from.isBefore(period.from()) ? period.from() : from;
    Instant last = period.to().isBefore(to) ? period.to() : to;
    if (!first.isBefore(last)) {
      return Optional.empty();
    }
    boolean goesOn = last.equals(period.asOf()) && (open || to.isAfter(last));
    if (first.equals(from) && last.equals(to) && goesOn == open) {
      return Optional.of(this);
    }
    return Optional.of(
        new UsageLine(
            place,
            tenant,
            project,
            projectName,
            resource,
            meter,
            of,
            first,
            last,
            quantity,
            unit,
            unitPrice,
            first.equals(from) && last.equals(to) ? cost : costOf(first, last),
            goesOn));
  }

  /** What a part of it costs by itself. */
  Money costOf(Instant first, Instant last) {
    long seconds = Duration.between(first, last).toSeconds();
    return new Money(Rating.cost(quantity, seconds, unitPrice), cost.currency());
  }

  UsageLineView view() {
    return new UsageLineView(
        resource,
        project,
        projectName,
        meter,
        from,
        to,
        seconds(),
        Rounding.trim(quantity, 0),
        unit,
        Rounding.trim(unitPrice, Rounding.CENTS),
        new Money(Rounding.trim(cost.amount(), Rounding.CENTS), cost.currency()),
        open);
  }
}
