package org.nephos.rest.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.order.OrderState;
import org.nephos.order.api.DecisionView;
import org.nephos.rest.billing.MoneyJson;

/** What is needed to decide an order that waits. */
@Schema(name = "OrderDecision")
public record DecisionJson(
    OrderJson order,
    DetailsJson details,
    @Schema(description = "What is left after an approval; empty when it does not wait any more.")
        List<QuotaJson> quota,
    @Schema(
            description =
                "What is left of the budgets that it is about after an approval, as far as you may"
                    + " see them.")
        List<BudgetLineJson> budgets,
    @Schema(description = "All hosts after an approval; for the operator only.")
        List<CapacityJson> capacity,
    DryRunJson.PlacementJson placement,
    @Schema(description = "What the same person ordered before in this tenant, newest first.")
        List<EarlierJson> earlier,
    @Schema(description = "Whether you may decide it now.") boolean mayDecide,
    @Schema(description = "Whether it is your own order.") boolean own) {

  /** What exactly is asked for. */
  @Schema(name = "OrderDetails")
  public record DetailsJson(
      String flavor,
      String image,
      @Schema(nullable = true, description = "Null when placement chooses.") String zone,
      int count,
      @Schema(nullable = true, description = "Null for good.", examples = "P30D") String lease,
      Map<String, String> tags) {}

  /** A line of quota. */
  @Schema(name = "QuotaAfterApproval")
  public record QuotaJson(
      @Schema(enumeration = {"project", "tenant"}) String scope,
      String resource,
      @Schema(nullable = true) Long limit,
      long used,
      long usedAfter,
      long reservedAfter,
      long requested) {}

  /** A budget. */
  @Schema(name = "BudgetAfterApproval")
  public record BudgetLineJson(
      UUID id,
      String name,
      MoneyJson amount,
      MoneyJson spent,
      @Schema(description = "When the month ends, if what now runs goes on.") MoneyJson forecast,
      @Schema(description = "What this order costs until then.") MoneyJson requested,
      @Schema(description = "What is left then; negative for what is missing.") MoneyJson left,
      @Schema(description = "Whether it refuses orders when it is used up.") boolean blocks,
      @Schema(description = "Whether it refuses this one.") boolean refuses) {}

  /** A line of capacity. */
  @Schema(name = "CapacityAfterApproval")
  public record CapacityJson(String resource, long capacity, long allocated, long allocatedAfter) {}

  /** An order before this one. */
  @Schema(name = "EarlierOrder")
  public record EarlierJson(
      UUID id, String summary, OrderState state, Instant createdAt, QuoteJson quote) {}

  static DecisionJson of(DecisionView view) {
    DecisionView.Details details = view.details();
    return new DecisionJson(
        OrderJson.of(view.order()),
        new DetailsJson(
            details.flavor(),
            details.image(),
            details.zone(),
            details.count(),
            details.lease() == null ? null : details.lease().toString(),
            details.tags()),
        view.quota().stream().map(DecisionJson::quota).toList(),
        view.budgets().stream().map(DecisionJson::budget).toList(),
        view.capacity().stream()
            .map(
                line ->
                    new CapacityJson(
                        line.resource(), line.capacity(), line.allocated(), line.allocatedAfter()))
            .toList(),
        new DryRunJson.PlacementJson(
            view.placement().possible(), view.placement().zone(), view.placement().reason()),
        view.earlier().stream()
            .map(
                one ->
                    new EarlierJson(
                        one.id(),
                        one.summary(),
                        one.state(),
                        one.createdAt(),
                        QuoteJson.of(one.quote())))
            .toList(),
        view.mayDecide(),
        view.own());
  }

  private static BudgetLineJson budget(DecisionView.BudgetAfter line) {
    return new BudgetLineJson(
        line.id(),
        line.name(),
        MoneyJson.of(line.amount()),
        MoneyJson.of(line.spent()),
        MoneyJson.of(line.forecast()),
        MoneyJson.of(line.requested()),
        MoneyJson.of(line.left()),
        line.blocks(),
        line.refuses());
  }

  private static QuotaJson quota(DecisionView.QuotaAfter line) {
    return new QuotaJson(
        line.scope(),
        line.resource(),
        line.limit(),
        line.used(),
        line.usedAfter(),
        line.reservedAfter(),
        line.requested());
  }
}
