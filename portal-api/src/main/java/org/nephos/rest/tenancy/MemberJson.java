package org.nephos.rest.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.MemberView;

/** A role that somebody holds. */
@Schema(name = "Member")
public record MemberJson(
    @Schema(description = "Of the membership.") UUID id,
    MeJson.UserJson user,
    @Schema(enumeration = {"tenant-admin", "member", "viewer", "billing"}) String role,
    @Schema(description = "The id of its tenant.") UUID tenant,
    @Schema(description = "Null for all projects of the tenant.") UUID project,
    Instant createdAt,
    @Schema(description = "The user name of who gave it.") String grantedBy) {

  static MemberJson of(MemberView view) {
    return new MemberJson(
        view.id(),
        new MeJson.UserJson(view.person(), view.username(), view.displayName(), view.email()),
        RoleWords.of(view.role()),
        view.tenant(),
        view.project(),
        view.createdAt(),
        view.grantedBy());
  }
}
