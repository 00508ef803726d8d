package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.mail.MailState;
import org.nephos.tenancy.InvitationState;
import org.nephos.tenancy.Role;

/**
 * A role that is offered by mail, without its secret.
 *
 * @param project null for all projects of the tenant
 * @param projectName null without a project
 * @param invitedBy the user name of who had it sent last
 * @param acceptedBy the user name of who accepted it, or null
 * @param mail what became of the last letter
 */
public record InvitationView(
    UUID id,
    UUID tenant,
    String tenantName,
    UUID project,
    String projectName,
    Role role,
    String email,
    InvitationState state,
    Instant createdAt,
    Instant expiresAt,
    String invitedBy,
    String acceptedBy,
    MailState mail) {}
