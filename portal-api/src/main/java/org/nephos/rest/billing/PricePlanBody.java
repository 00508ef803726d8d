package org.nephos.rest.billing;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.CreatePricePlan;

/** A price plan to be. */
@Schema(name = "PricePlanCreate")
public record PricePlanBody(
    @NotNull
        @Schema(
            description = "Lowercase letters, digits and hyphens; unique, and stays for ever.",
            minLength = 1,
            maxLength = 63,
            examples = "gold")
        String name,
    @Schema(description = "The name when left out.", maxLength = 200, examples = "Gold")
        String displayName,
    @NotNull @Schema(description = "ISO 4217, of all its amounts.", examples = "EUR")
        String currency) {
  CreatePricePlan command() {
    return new CreatePricePlan(name, displayName, currency);
  }
}
