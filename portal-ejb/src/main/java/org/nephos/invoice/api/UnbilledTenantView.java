package org.nephos.invoice.api;

import java.util.UUID;

/** A tenant without a billing account. */
public record UnbilledTenantView(UUID tenant, String tenantName) {}
