package org.nephos.tenancy.api;

import java.time.Instant;
import org.nephos.tenancy.Role;

/**
 * What its bearer reads of an invitation before accepting it.
 *
 * @param projectName null for the whole tenant
 */
public record InvitationOffer(
    String tenantName, String projectName, Role role, String invitedBy, Instant expiresAt) {}
