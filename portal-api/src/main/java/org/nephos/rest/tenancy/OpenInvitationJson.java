package org.nephos.rest.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.OpenInvitation;

/** An invitation to the caller's own address. */
@Schema(name = "OpenInvitation")
public record OpenInvitationJson(
    UUID id,
    @Schema(description = "The name of its tenant, as people read it.") String tenantName,
    @Schema(nullable = true, description = "Null for all projects of the tenant.")
        String projectName,
    @Schema(enumeration = {"tenant-admin", "member", "viewer", "billing"}) String role,
    @Schema(description = "The user name of who had it sent last.") String invitedBy,
    Instant expiresAt) {

  static OpenInvitationJson of(OpenInvitation open) {
    return new OpenInvitationJson(
        open.id(),
        open.offer().tenantName(),
        open.offer().projectName(),
        RoleWords.of(open.offer().role()),
        open.offer().invitedBy(),
        open.offer().expiresAt());
  }
}
