package org.nephos.billing.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A price plan.
 *
 * @param currency an ISO 4217 code, of all its amounts
 * @param tenants how many tenants are charged by it now; null for who is charged by it
 * @param rates by meter, what they are narrowed to, and time
 * @param terms fees, discounts and minimums, by kind and time
 */
public record PricePlanView(
    UUID id,
    String name,
    String displayName,
    String currency,
    Instant createdAt,
    Long tenants,
    List<RateView> rates,
    List<PlanTermView> terms) {
  public PricePlanView {
    rates = List.copyOf(rates);
    terms = List.copyOf(terms);
  }
}
