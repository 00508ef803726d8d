package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.UUID;

/** A project of a tenant. */
public record ProjectView(
    UUID id, String name, UUID tenant, String tenantName, Instant createdAt) {}
