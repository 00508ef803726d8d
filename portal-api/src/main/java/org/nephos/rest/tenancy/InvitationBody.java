package org.nephos.rest.tenancy;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.CreateInvitation;

/** Somebody to invite. */
@Schema(name = "InvitationCreate")
public record InvitationBody(
    @Schema(description = "That of the project, or your first, when left out.") UUID tenant,
    @Schema(description = "All projects of the tenant when left out.") UUID project,
    @NotNull @Schema(description = "Where the letter goes.", examples = "ines@example.org")
        String email,
    @NotNull
        @Schema(
            description = "No more than you hold yourself; in a project member or viewer.",
            enumeration = {"tenant-admin", "member", "viewer", "billing"})
        String role) {

  CreateInvitation command() {
    return new CreateInvitation(tenant, project, email, RoleWords.read(role));
  }
}
