package org.nephos.rest.tenancy;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.ChangeTenant;

/** What of a tenant the operator may edit; what is left out stays. */
@Schema(name = "TenantPatch")
public record TenantPatch(
    @Schema(minLength = 1, maxLength = 200) String displayName,
    @Schema(maxLength = 255) String contactEmail,
    @Schema(description = "What it pays from now on.") UUID pricePlan,
    @Schema(description = "The zones that it may order in; [] for all.") List<String> zones,
    @Schema(description = "The ids of the flavors that it may order; [] for all.")
        List<UUID> flavors,
    @Schema(description = "The look of its pages, a folder of themes.", examples = "aurora")
        String brand) {

  ChangeTenant command() {
    return new ChangeTenant(displayName, contactEmail, pricePlan, zones, flavors, brand);
  }
}
