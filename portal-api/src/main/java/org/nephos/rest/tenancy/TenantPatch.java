package org.nephos.rest.tenancy;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.ChangeTenant;

/** What of a tenant the operator may edit; what is left out stays. */
@Schema(name = "TenantPatch")
public record TenantPatch(
    @Schema(minLength = 1, maxLength = 200) String displayName,
    @Schema(maxLength = 255) String contactEmail,
    @Schema(description = "What it pays from now on.") UUID pricePlan) {

  ChangeTenant command() {
    return new ChangeTenant(displayName, contactEmail, pricePlan);
  }
}
