package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.Role;

/**
 * @param project where alone it shall be good
 * @param name 1 to 63 characters, need not be unique
 * @param role member, viewer or billing; null for the caller's own role there, member at most
 * @param expiresAt at most 365 days away; null for 90 days
 */
public record CreateApiToken(
    @Names(ResourceKind.PROJECT) UUID project, String name, Role role, Instant expiresAt) {}
