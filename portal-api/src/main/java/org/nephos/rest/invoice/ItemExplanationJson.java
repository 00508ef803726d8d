package org.nephos.rest.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.invoice.api.ItemExplanationView;
import org.nephos.rest.billing.MoneyJson;
import org.nephos.rest.billing.RateJson;

/** Why an item's amount is what it is. */
@Schema(name = "ItemExplanation")
public record ItemExplanationJson(
    InvoiceRefJson invoice,
    InvoiceItemJson item,
    @Schema(description = "Which rule made it.", examples = "USAGE") String rule,
    @Schema(
            description = "The formula with its numbers.",
            examples = "1,440 vCPU·h × 0.012 EUR = 17.28")
        String formula,
    @Schema(nullable = true, description = "The price, where it is of a rate.") RateJson rate,
    @Schema(description = "What it is made of.") List<ResourceJson> resources,
    @Schema(description = "The sum of the resources' costs.") MoneyJson exact,
    @Schema(description = "What rounding added: exact and this are the item's amount.")
        MoneyJson rounding) {

  /** A resource's part. */
  @Schema(name = "ExplainedResource")
  public record ResourceJson(
      @Schema(nullable = true) UUID id,
      @Schema(nullable = true, examples = "instance") String type,
      @Schema(nullable = true, examples = "web-1") String name,
      @Schema(nullable = true, description = "The order that it came from.") UUID order,
      @Schema(nullable = true, description = "Which prices that order was quoted.")
          String priceVersion,
      @Schema(examples = "3600") long seconds,
      @Schema(type = SchemaType.STRING, examples = "2") BigDecimal quantity,
      MoneyJson cost,
      List<IntervalJson> intervals,
      @Schema(description = "When nothing was known of a counter; nothing is charged for it.")
          List<GapJson> gaps) {}

  /** A time of which a counter says nothing. */
  @Schema(name = "ExplainedGap")
  public record GapJson(
      @Schema(description = "Inclusive.") Instant from,
      @Schema(description = "Exclusive.") Instant to,
      @Schema(description = "MISSED, RESET or ENDED.", examples = "RESET") String reason) {}

  /** A run of seconds with one state, quantity and price. */
  @Schema(name = "ExplainedInterval")
  public record IntervalJson(
      @Schema(description = "Inclusive.") Instant from,
      @Schema(description = "Exclusive.") Instant to,
      @Schema(nullable = true, examples = "ACTIVE") String state,
      @Schema(examples = "3600") long seconds,
      @Schema(type = SchemaType.STRING, examples = "2") BigDecimal quantity,
      MoneyJson unitPrice,
      MoneyJson cost,
      @Schema(description = "-1 for what a correction takes away.", examples = "1") int sign) {}

  /** The API's form, in the currency of the invoice. */
  static ItemExplanationJson of(ItemExplanationView view, String currency) {
    return new ItemExplanationJson(
        InvoiceRefJson.of(view.invoice()),
        InvoiceItemJson.of(view.item(), currency),
        view.rule(),
        view.formula(),
        view.rate() == null ? null : RateJson.of(view.rate()),
        view.resources().stream().map(resource -> of(resource, currency)).toList(),
        money(view.exact(), currency),
        money(view.rounding(), currency));
  }

  private static ResourceJson of(ItemExplanationView.Resource view, String currency) {
    return new ResourceJson(
        view.id(),
        view.type(),
        view.name(),
        view.order(),
        view.priceVersion(),
        view.seconds(),
        view.quantity(),
        money(view.cost(), currency),
        view.intervals().stream().map(interval -> of(interval, currency)).toList(),
        view.gaps().stream()
            .map(gap -> new GapJson(gap.from(), gap.to(), gap.reason().name()))
            .toList());
  }

  private static IntervalJson of(ItemExplanationView.Interval view, String currency) {
    return new IntervalJson(
        view.from(),
        view.to(),
        view.state(),
        view.seconds(),
        view.quantity(),
        money(view.unitPrice(), currency),
        money(view.cost(), currency),
        view.sign());
  }

  private static MoneyJson money(BigDecimal amount, String currency) {
    return amount == null ? null : MoneyJson.of(new Money(amount, currency));
  }
}
