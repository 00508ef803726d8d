package org.nephos.rest.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.budget.api.BudgetView;
import org.nephos.budget.api.SavedBudget;
import org.nephos.rest.billing.MoneyJson;

/** A budget. */
@Schema(name = "Budget")
public record BudgetJson(
    UUID id,
    UUID tenant,
    String tenantName,
    @Schema(nullable = true, description = "Null for all of the tenant, or what bears the tag.")
        UUID project,
    @Schema(nullable = true) String projectName,
    @Schema(nullable = true, examples = "team=web") String tag,
    String name,
    MoneyJson amount,
    List<ThresholdJson> thresholds,
    boolean blockOrders,
    @Schema(nullable = true, description = "Null for none, and for who may not change the budget.")
        String webhookUrl,
    boolean webhook,
    @Schema(nullable = true, description = "Null until it is looked at in a new month: a minute.")
        StatusJson status,
    String createdBy,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            description =
                "What signs the calls of the webhook: in the answer that sets its address, and"
                    + " nowhere else.")
        String webhookSecret) {

  /** How it stands. */
  @Schema(name = "BudgetStatus")
  public record StatusJson(
      PeriodJson period,
      MoneyJson spent,
      MoneyJson forecast,
      @Schema(
              description =
                  "How the forecast is made: running is so far, and what now runs until the month's"
                      + " end, at today's prices.",
              enumeration = "running")
          String method,
      @Schema(description = "Of the amount, rounded down.") BigDecimal percent,
      BigDecimal forecastPercent,
      @Schema(description = "What costs in other currencies, which is in neither sum.")
          List<MoneyJson> others,
      @Schema(
              description = "The worst that holds.",
              enumeration = {"within", "near", "forecast-over", "used-up"})
          String standing,
      @Schema(description = "Whether it refuses every order now.") boolean blocking,
      @Schema(description = "When this was worked out; it is done each minute.")
          Instant evaluatedAt) {}

  /** A billing month, half-open. */
  @Schema(name = "BudgetPeriod")
  public record PeriodJson(Instant from, Instant to) {}

  static BudgetJson of(BudgetView view) {
    return of(view, null);
  }

  static BudgetJson of(SavedBudget saved) {
    return of(saved.budget(), saved.webhookSecret());
  }

  private static BudgetJson of(BudgetView view, String secret) {
    return new BudgetJson(
        view.id(),
        view.tenant(),
        view.tenantName(),
        view.project(),
        view.projectName(),
        view.tag(),
        view.name(),
        MoneyJson.of(view.amount()),
        view.thresholds().stream().map(ThresholdJson::of).toList(),
        view.blockOrders(),
        view.webhookUrl(),
        view.webhook(),
        status(view.status()),
        view.createdBy(),
        view.createdAt(),
        secret);
  }

  private static StatusJson status(BudgetView.Status status) {
    return status == null
        ? null
        : new StatusJson(
            new PeriodJson(status.from(), status.to()),
            MoneyJson.of(status.spent()),
            MoneyJson.of(status.forecast()),
            status.method(),
            status.percent(),
            status.forecastPercent(),
            status.others().stream().map(MoneyJson::of).toList(),
            status.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            status.blocking(),
            status.evaluatedAt());
  }
}
