package org.nephos.tenancy.api;

import java.util.UUID;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.Role;

/**
 * Somebody who is to be invited.
 *
 * @param tenant null for that of the project, or the caller's first
 * @param project null for all projects of the tenant
 * @param email where the letter goes
 * @param role in a project {@link Role#MEMBER} or {@link Role#VIEWER}
 */
public record CreateInvitation(
    @Names(ResourceKind.TENANT) UUID tenant,
    @Names(ResourceKind.PROJECT) UUID project,
    String email,
    Role role) {}
