package org.nephos.rest.tenancy;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.rest.quota.LimitJson;
import org.nephos.tenancy.api.CreateTenant;

/** A tenant to be. */
@Schema(name = "TenantCreate")
public record TenantBody(
    @NotNull
        @Schema(
            description = "Lowercase letters, digits and hyphens; unique.",
            minLength = 1,
            maxLength = 63,
            examples = "initech")
        String name,
    @Schema(description = "The name when left out.", maxLength = 200, examples = "Initech Ltd.")
        String displayName,
    @Schema(maxLength = 255, examples = "it@initech.example") String contactEmail,
    @Schema(description = "The cloud's first when left out.") UUID pricePlan,
    @Schema(
            description = "The time zone that its billing month is counted in; UTC when left out.",
            examples = "Europe/Berlin")
        String zone,
    @Schema(description = "Its limits; what is not named has none.") List<LimitJson> quota,
    @Schema(description = "The id of the preset whose limits it begins with; quota changes them.")
        UUID preset,
    @Schema(description = "The zones that it may order in; all when left out or empty.")
        List<String> zones,
    @Schema(description = "The ids of the flavors that it may order; all when left out or empty.")
        List<UUID> flavors,
    @Schema(
            description = "The user name of its first administrator, who has signed in before.",
            examples = "ines")
        String admin,
    @Schema(description = "The look of its pages; the cloud's when left out.", examples = "aurora")
        String brand) {

  CreateTenant command() {
    return new CreateTenant(
        name,
        displayName,
        contactEmail,
        pricePlan,
        zone,
        quota == null ? List.of() : LimitJson.changes(quota),
        preset,
        zones,
        flavors,
        admin,
        brand);
  }
}
