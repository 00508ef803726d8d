package org.nephos.rest.billing;

import jakarta.validation.constraints.NotNull;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.problem.api.InvalidException;
import org.nephos.rest.text.Months;

/** Which month of a resource is to be corrected, and why. */
@Schema(name = "UsageCorrectionCreate")
public record UsageCorrectionBody(
    @NotNull
        @Schema(
            description = "By the tenant's calendar.",
            pattern = "[12][0-9]{3}-(0[1-9]|1[0-2])",
            examples = "2026-11")
        String month,
    @NotNull @Schema(maxLength = 1000, examples = "The clock of the host was wrong.")
        String reason) {
  CorrectUsage command() {
    YearMonth read =
        Months.read(month)
            .orElseThrow(
                () -> new InvalidException("month", "value", "month " + Months.FORM + "."));
    return new CorrectUsage(read, reason);
  }
}
