package org.nephos.billing.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A time of a tenant on a price plan.
 *
 * @param name as people read it
 * @param currency an ISO 4217 code
 * @param from of a tenant's first plan, since the tenant is there
 * @param to exclusive; null for the plan of now
 */
public record TenantPlanView(UUID plan, String name, String currency, Instant from, Instant to) {}
