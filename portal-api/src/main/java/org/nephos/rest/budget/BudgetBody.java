package org.nephos.rest.budget;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.budget.BudgetThreshold;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.CreateBudget;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;

/** All that is said of a budget. */
@Schema(name = "BudgetChange")
public record BudgetBody(
    @Schema(
            description =
                "Whose; left out, your only one or that of the project. Said when it is made, and"
                    + " not afterwards, as are project and tag.")
        UUID tenant,
    @Schema(description = "Of what; all of the tenant, or what bears the tag, when left out.")
        UUID project,
    @Schema(
            description = "key=value; all of the tenant, or of the project, when left out.",
            examples = "team=web")
        String tag,
    @NotNull @Schema(description = "1 to 100 characters, unique in its tenant.", examples = "2027")
        String name,
    @NotNull @Schema(description = "For a billing month, in whole cents.") AmountBody amount,
    @Schema(description = "At most 20; none when left out.") List<ThresholdJson> thresholds,
    @Schema(description = "Whether orders are refused when it is used up.", defaultValue = "false")
        Boolean blockOrders,
    @Schema(
            description =
                "Where a program is told, by http or https at a public address; nowhere when left"
                    + " out.",
            examples = "https://hooks.example.org/budgets")
        String webhookUrl) {

  /** An amount that is typed. */
  @Schema(name = "BudgetAmount")
  public record AmountBody(
      @NotNull @Schema(examples = "250.00") String amount,
      @NotNull @Schema(description = "That of the tenant's prices.", examples = "EUR")
          String currency) {}

  /**
   * A budget to make.
   *
   * @throws InvalidException for amounts and thresholds that cannot be read
   */
  CreateBudget command() {
    return new CreateBudget(tenant, project, tag, spec());
  }

  /**
   * What a budget that is there says from now on.
   *
   * @throws InvalidException for amounts and thresholds that cannot be read, and for what stays
   */
  BudgetSpec change() {
    if (tenant != null || project != null || tag != null) {
      String field = tenant != null ? "tenant" : project != null ? "project" : "tag";
      throw new InvalidException(
          field,
          "unknown-field",
          "A budget stays about what it is about; leave " + field + " out.");
    }
    return spec();
  }

  private BudgetSpec spec() {
    List<Violation> violations = new ArrayList<>();
    List<BudgetThreshold> at = new ArrayList<>();
    if (thresholds != null) {
      for (int i = 0; i < thresholds.size(); i++) {
        at.add(thresholds.get(i).read("thresholds[" + i + "]", violations));
      }
    }
    Money money = money(violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    return new BudgetSpec(name, money, at, blockOrders != null && blockOrders, webhookUrl);
  }

  private Money money(List<Violation> violations) {
    if (!amount.amount().matches("\\d{1,15}(\\.\\d{1,6})?")) {
      violations.add(
          new Violation(
              "amount.amount", "amount", "amount.amount must be an amount such as 12.34."));
      return null;
    }
    return new Money(new BigDecimal(amount.amount()), amount.currency());
  }
}
