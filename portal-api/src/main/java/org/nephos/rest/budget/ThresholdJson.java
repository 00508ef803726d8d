package org.nephos.rest.budget;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.budget.BudgetBasis;
import org.nephos.budget.BudgetThreshold;
import org.nephos.problem.api.Violation;

/** When somebody is told. */
@Schema(name = "BudgetThreshold")
public record ThresholdJson(
    @NotNull
        @Schema(
            description = "By what the month has cost so far, or will when it ends.",
            enumeration = {"actual", "forecast"})
        String basis,
    @NotNull @Schema(description = "Of the amount, 1 to 1000.", examples = "80") Integer percent) {

  static ThresholdJson of(BudgetThreshold threshold) {
    return new ThresholdJson(threshold.basis().word(), threshold.percent());
  }

  /** Null where something is wrong, which is added. */
  BudgetThreshold read(String field, List<Violation> violations) {
    BudgetBasis known = null;
    for (BudgetBasis one : BudgetBasis.values()) {
      known = one.word().equals(basis) ? one : known;
    }
    if (known == null) {
      violations.add(new Violation(field + ".basis", "unknown", "A basis is actual or forecast."));
    }
    if (percent < 1 || percent > BudgetThreshold.MAX_PERCENT) {
      violations.add(
          new Violation(
              field + ".percent", "range", "A threshold is at 1 to 1000 per cent of the amount."));
      return null;
    }
    return known == null ? null : new BudgetThreshold(known, percent);
  }
}
