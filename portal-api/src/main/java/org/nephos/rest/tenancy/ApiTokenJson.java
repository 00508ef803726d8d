package org.nephos.rest.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.ApiTokenState;
import org.nephos.tenancy.api.ApiTokenView;

/** A token that scripts sign in with, without its secret. */
@Schema(name = "ApiToken")
public record ApiTokenJson(
    UUID id,
    String name,
    @Schema(description = "Where alone it is good.") UUID project,
    @Schema(description = "The id of whose it is.") UUID person,
    @Schema(examples = "acme-user") String username,
    @Schema(
            enumeration = {"member", "viewer", "billing"},
            description = "What it may do at most; never more than its person may do now.")
        String role,
    @Schema(description = "How it begins, to tell it from others.", examples = "nph_k3Jq")
        String prefix,
    ApiTokenState state,
    Instant createdAt,
    Instant expiresAt,
    @Schema(nullable = true, description = "To the minute; null when it never was.")
        Instant lastUsedAt,
    @Schema(nullable = true, description = "The address that it was last used from.")
        String lastUsedFrom,
    @Schema(nullable = true) Instant revokedAt) {

  static ApiTokenJson of(ApiTokenView view) {
    return new ApiTokenJson(
        view.id(),
        view.name(),
        view.project(),
        view.person(),
        view.username(),
        RoleWords.of(view.role()),
        view.prefix(),
        view.state(),
        view.createdAt(),
        view.expiresAt(),
        view.lastUsedAt(),
        view.lastUsedFrom(),
        view.revokedAt());
  }
}
