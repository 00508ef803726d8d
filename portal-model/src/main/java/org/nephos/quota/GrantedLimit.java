package org.nephos.quota;

import java.util.UUID;

/**
 * A limit that an approval has changed.
 *
 * @param scope the project or the tenant
 * @param before the limit before; null for none
 * @param granted the limit since
 */
public record GrantedLimit(UUID scope, QuotaResource resource, Long before, long granted) {}
