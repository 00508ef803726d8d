package org.nephos.rest.tenancy;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.CreateApiToken;

/** A token to make. */
@Schema(name = "ApiTokenCreate")
public record ApiTokenBody(
    @NotNull @Schema(description = "Where alone it shall be good.") UUID project,
    @NotNull @Schema(examples = "ci", minLength = 1, maxLength = 63) String name,
    @Schema(
            enumeration = {"member", "viewer", "billing"},
            description =
                "No more than you may do in the project yourself; your own role there, member at"
                    + " most, when left out.")
        String role,
    @Schema(description = "At most 365 days away; 90 days when left out.") Instant expiresAt) {

  CreateApiToken command() {
    return new CreateApiToken(project, name, RoleWords.read(role), expiresAt);
  }
}
