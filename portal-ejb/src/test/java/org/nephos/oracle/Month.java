package org.nephos.oracle;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.nephos.oracle.PriceList.Plan;

/** A billing month of a tenant, from midnight to midnight in its zone, in seconds. */
record Month(YearMonth of, ZoneId zone) {
  long from() {
    return of.atDay(1).atStartOfDay(zone).toEpochSecond();
  }

  long to() {
    return of.plusMonths(1).atDay(1).atStartOfDay(zone).toEpochSecond();
  }

  Instant begin() {
    return Instant.ofEpochSecond(from());
  }

  /** The plan that it has begun with; the first one, if none had begun. */
  UUID plan(PriceList prices) {
    return prices.planAt(from()).id();
  }

  /** Whether the tenant came in its midst. */
  boolean isPartOnly(PriceList prices) {
    return prices.plans().get(0).from() > from();
  }

  /** The times on a plan that begin in it, of plans that the tenant never had before. */
  List<Plan> newPlans(PriceList prices) {
    Set<UUID> known = new HashSet<>();
    return prices.plans().stream()
        .filter(plan -> known.add(plan.id()) && plan.from() >= from() && plan.from() < to())
        .toList();
  }
}
