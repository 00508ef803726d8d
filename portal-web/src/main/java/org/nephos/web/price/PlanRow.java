package org.nephos.web.price;

import java.time.Instant;
import java.util.UUID;
import org.nephos.billing.api.PricePlanView;
import org.nephos.billing.api.RuleState;

/**
 * A price plan in the list.
 *
 * @param tenants how many tenants are charged by it now
 * @param rates how many of its rates hold or are going to
 */
public record PlanRow(
    UUID id,
    String name,
    String displayName,
    String currency,
    long tenants,
    long rates,
    Instant createdAt) {
  static PlanRow of(PricePlanView plan) {
    return new PlanRow(
        plan.id(),
        plan.name(),
        plan.displayName(),
        plan.currency(),
        plan.tenants(),
        plan.rates().stream().filter(rate -> rate.state() != RuleState.ENDED).count(),
        plan.createdAt());
  }
}
