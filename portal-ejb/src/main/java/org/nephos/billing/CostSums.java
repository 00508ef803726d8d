package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.billing.api.CostSummaryView.Day;
import org.nephos.billing.api.CostSummaryView.Share;
import org.nephos.billing.api.UsageLineView.ResourceRef;

/**
 * Adds up costs of one currency: all, by day, by project, by resource. Each of the three adds up to
 * the whole, exactly.
 */
final class CostSums {
  private static final Comparator<Share> LARGEST_FIRST =
      Comparator.comparing((Share share) -> share.cost().amount())
          .reversed()
          .thenComparing(Share::name)
          .thenComparing(Share::id);

  private final BillingTerms terms;
  private final NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
  private final Map<UUID, Share> projects = new HashMap<>();
  private final Map<UUID, Share> resources = new HashMap<>();
  private BigDecimal total = BigDecimal.ZERO;

  /**
   * @param from from the day of this instant
   * @param to to the day of this instant, every day gets a sum
   */
  CostSums(BillingTerms terms, Instant from, Instant to) {
    this.terms = terms;
    LocalDate last = dayOf(to);
    for (LocalDate day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
      days.put(day, BigDecimal.ZERO);
    }
  }

  private LocalDate dayOf(Instant instant) {
    return instant.atZone(terms.zone()).toLocalDate();
  }

  /** The days, oldest first. */
  List<LocalDate> dates() {
    return List.copyOf(days.keySet());
  }

  /** Adds what a resource cost on one day. */
  void add(LocalDate day, UUID project, String projectName, ResourceRef resource, BigDecimal cost) {
    days.merge(day, cost, BigDecimal::add);
    addShares(project, projectName, resource, cost);
  }

  /** Adds a line, if it is of this currency; one that lies on two days is divided between them. */
  void add(UsageLine line) {
    if (!line.cost().currency().equals(terms.currency())) {
      return;
    }
    DayParts.of(line, terms.zone())
        .forEach(part -> days.merge(part.day(), part.cost(), BigDecimal::add));
    addShares(line.project(), line.projectName(), line.resource(), line.cost().amount());
  }

  private void addShares(UUID project, String projectName, ResourceRef resource, BigDecimal cost) {
    total = total.add(cost);
    add(projects, new Share(project, projectName, "project", money(cost)));
    add(resources, new Share(resource.id(), resource.name(), resource.type(), money(cost)));
  }

  /** What comes later knows the newer name. */
  private static void add(Map<UUID, Share> shares, Share more) {
    shares.merge(
        more.id(),
        more,
        (old, added) ->
            new Share(added.id(), added.name(), added.type(), old.cost().plus(added.cost())));
  }

  private Money money(BigDecimal amount) {
    return new Money(amount, terms.currency());
  }

  private Money shown(BigDecimal amount) {
    return money(Rounding.trim(amount, Rounding.CENTS));
  }

  /** The exact sum. */
  BigDecimal total() {
    return total;
  }

  List<Day> days() {
    return days.entrySet().stream()
        .map(day -> new Day(day.getKey(), shown(day.getValue())))
        .toList();
  }

  List<Share> projects() {
    return sorted(projects);
  }

  List<Share> resources() {
    return sorted(resources);
  }

  private List<Share> sorted(Map<UUID, Share> shares) {
    return shares.values().stream()
        .sorted(LARGEST_FIRST)
        .map(s -> new Share(s.id(), s.name(), s.type(), shown(s.cost().amount())))
        .toList();
  }
}
