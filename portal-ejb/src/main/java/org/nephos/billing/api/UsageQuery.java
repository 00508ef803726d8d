package org.nephos.billing.api;

import java.time.Instant;
import java.util.UUID;

/**
 * Which usage. The period clips intervals: a part is priced by itself. It is counted in whole
 * seconds; fractions are cut off at both ends, so that neighbouring periods fit together.
 *
 * @param tenant null for the caller's own (or, for the operator, all)
 * @param project null for all that the caller may see the cost of
 * @param from inclusive; null for the beginning of this month in the tenant's zone; of several
 *     tenants in different zones, in UTC
 * @param to exclusive; null for now
 */
public record UsageQuery(UUID tenant, UUID project, Instant from, Instant to) {}
