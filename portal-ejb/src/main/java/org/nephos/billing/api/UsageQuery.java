package org.nephos.billing.api;

import java.time.Instant;
import java.util.UUID;

/**
 * @param tenant null for the caller's own (or, for the operator, all)
 * @param project null for all that the caller may see the cost of
 * @param from inclusive; null for the beginning of the tenant's month
 * @param to exclusive; null for now
 */
public record UsageQuery(UUID tenant, UUID project, Instant from, Instant to) {}
