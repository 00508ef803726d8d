package org.nephos.rest.tenancy;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.ApproveSignUp;

/** How a request for a tenant is approved. */
@Schema(name = "SignUpApproval")
public record SignUpApproval(
    @Schema(maxLength = 1000, description = "For who asked.") String reason,
    @Schema(
            description =
                "The id of the preset whose limits the tenant and its first project begin with;"
                    + " without it the cloud's usual one.")
        UUID preset) {
  ApproveSignUp command() {
    return new ApproveSignUp(preset, reason);
  }
}
