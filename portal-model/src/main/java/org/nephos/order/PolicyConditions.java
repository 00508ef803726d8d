package org.nephos.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which orders a policy is about: those that meet all of it. What is null or empty is met by every
 * order.
 *
 * @param monthlyCost from so much a month on
 * @param kinds words of the API; any of them
 * @param flavors any of them
 * @param zones any of them; an order that leaves the zone open may land there, so it is met too
 * @param term from so long on; for good is longer than any term
 */
public record PolicyConditions(
    BigDecimal monthlyCost,
    Set<String> kinds,
    Set<UUID> flavors,
    Set<String> zones,
    Duration term) {
  /** Met by every order. */
  public static final PolicyConditions NONE = new PolicyConditions(null, null, null, null, null);

  /** Keeps sets in order, so that the same conditions are the same text. */
  public PolicyConditions {
    kinds = sorted(kinds);
    flavors = sorted(flavors);
    zones = sorted(zones);
  }

  static <T extends Comparable<T>> Set<T> sorted(Collection<T> values) {
    return values == null ? new TreeSet<>() : new TreeSet<>(values);
  }

  /** Whether an order meets them. */
  public boolean areMetBy(PolicyFacts order) {
    return (monthlyCost == null || order.monthlyCost().compareTo(monthlyCost) >= 0)
        && (kinds.isEmpty() || kinds.contains(order.kind()))
        && (flavors.isEmpty() || flavors.contains(order.flavor()))
        && (zones.isEmpty() || order.zone() == null || zones.contains(order.zone()))
        && (term == null || order.term() == null || order.term().compareTo(term) >= 0);
  }
}
