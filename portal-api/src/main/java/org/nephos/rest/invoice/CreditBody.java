package org.nephos.rest.invoice;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;

/** A credit to be. */
@Schema(name = "CreditCreate")
public record CreditBody(
    @NotNull UUID tenant,
    @NotNull
        @Schema(
            description = "Money that was paid ahead, or that is given.",
            enumeration = {"PREPAID", "GOODWILL"})
        String kind,
    @NotNull @Schema(description = "Above 0, in the currency of the tenant's price plan.")
        MoneyBody amount,
    @NotNull @Schema(maxLength = 1000, examples = "Paid ahead for the year") String reason,
    @Schema(description = "A time to come; never when left out.") Instant expiresAt) {
  GrantCredit command(String currency) {
    return new GrantCredit(
        tenant, CreditView.Kind.valueOf(kind), amount.in(currency), reason, expiresAt);
  }
}
