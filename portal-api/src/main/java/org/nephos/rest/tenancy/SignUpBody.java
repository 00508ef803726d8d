package org.nephos.rest.tenancy;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.SubmitSignUp;

/** A tenant to ask for. */
@Schema(name = "SignUpCreate")
public record SignUpBody(
    @NotNull @Schema(examples = "Initech Ltd", minLength = 1, maxLength = 200) String organisation,
    @NotNull
        @Schema(
            description = "Lowercase letters, digits and hyphens.",
            examples = "initech",
            minLength = 1,
            maxLength = 63)
        String name,
    @NotNull @Schema(description = "Where the answer goes.", examples = "office@initech.example")
        String contactEmail,
    @NotNull @Schema(description = "What for.", minLength = 1, maxLength = 1000) String reason) {

  SubmitSignUp command() {
    return new SubmitSignUp(organisation, name, contactEmail, reason);
  }
}
