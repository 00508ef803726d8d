package org.nephos.billing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nephos.metering.Cuts;
import org.nephos.metering.Meter;

/**
 * The rates of the plans that a tenant has had, each from an instant on: rule <em>Which plan</em>
 * of docs/money.md. Before the first one began, that one holds, too. As {@link Cuts} it says where
 * a price may change: where a rate of the plan in force does, and where the plan itself does.
 */
public final class TenantCards implements Cuts {
  private final NavigableMap<Instant, RateCard> cards = new TreeMap<>();

  /**
   * A plan from an instant on.
   *
   * @param from with a fraction of a second, from the next whole one on
   */
  public record Since(Instant from, RateCard card) {}

  /**
   * @param plans at least one; of two that begin in the same second the later in the list holds
   */
  public TenantCards(List<Since> plans) {
    if (plans.isEmpty()) {
      throw new IllegalArgumentException("a tenant has a price plan");
    }
    plans.stream()
        .sorted(Comparator.comparing(Since::from))
        .forEach(
            since ->
                cards.put(
                    cards.isEmpty() ? Instant.MIN : Rate.wholeSecond(since.from()), since.card()));
  }

  /** One plan for ever. */
  public static TenantCards of(RateCard card) {
    return new TenantCards(List.of(new Since(Instant.EPOCH, card)));
  }

  /** The rates of the plan in force at an instant. */
  public RateCard at(Instant instant) {
    return cards.floorEntry(instant).getValue();
  }

  @Override
  public Instant next(Meter meter, Instant after) {
    return earlier(at(after).next(meter, after), nextPlan(after));
  }

  /** When any price changes next, strictly after an instant; {@link Instant#MAX} if never. */
  public Instant nextChange(Instant after) {
    return earlier(at(after).nextChange(after), nextPlan(after));
  }

  private Instant nextPlan(Instant after) {
    return Stream.ofNullable(cards.higherEntry(after))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Instant.MAX);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
