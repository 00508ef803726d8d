package org.nephos.rest.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.mail.MailState;
import org.nephos.tenancy.InvitationState;
import org.nephos.tenancy.api.InvitationView;

/** A role that is offered by mail, without its secret. */
@Schema(name = "Invitation")
public record InvitationJson(
    UUID id,
    @Schema(description = "The id of its tenant.") UUID tenant,
    @Schema(nullable = true, description = "Null for all projects of the tenant.") UUID project,
    @Schema(enumeration = {"tenant-admin", "member", "viewer", "billing"}) String role,
    @Schema(examples = "ines@example.org") String email,
    InvitationState state,
    Instant createdAt,
    Instant expiresAt,
    @Schema(description = "The user name of who had it sent last.") String invitedBy,
    @Schema(nullable = true, description = "The user name of who accepted it.") String acceptedBy,
    @Schema(description = "What became of the last letter.") MailState mail) {

  static InvitationJson of(InvitationView view) {
    return new InvitationJson(
        view.id(),
        view.tenant(),
        view.project(),
        RoleWords.of(view.role()),
        view.email(),
        view.state(),
        view.createdAt(),
        view.expiresAt(),
        view.invitedBy(),
        view.acceptedBy(),
        view.mail());
  }
}
