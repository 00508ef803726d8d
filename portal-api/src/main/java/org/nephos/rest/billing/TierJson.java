package org.nephos.rest.billing;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Tier;

/** Another price for what goes beyond a bound. */
@Schema(name = "Tier")
public record TierJson(
    @NotNull
        @Schema(
            description =
                "Unit-hours, of what is counted GB, of a billing month, the free ones included.",
            examples = "1000")
        String above,
    @NotNull @Schema(description = "Per unit and hour.", examples = "0.008") String unitPrice) {
  static TierJson of(Tier tier) {
    return new TierJson(tier.above().toPlainString(), tier.unitPrice().toPlainString());
  }
}
