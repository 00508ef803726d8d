package org.nephos.rest.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.billing.api.UsageComparisonView;

/** What the records of a resource say of a month against what its events say. */
@Schema(name = "UsageComparison")
public record UsageComparisonJson(
    MeteredResourceJson resource,
    @Schema(description = "By the tenant's calendar.", examples = "2026-11") String month,
    Instant from,
    @Schema(description = "Exclusive.") Instant to,
    @Schema(
            nullable = true,
            description = "The invoice on which the records stand; null while there is none.")
        Billed invoice,
    @Schema(
            description = "On which month's invoice a correction would stand.",
            examples = "2026-12")
        String countsTo,
    @Schema(description = "What the records cost.") MoneyJson recorded,
    @Schema(description = "What the events cost.") MoneyJson derived,
    @Schema(description = "What a correction would add; negative for what it would take off.")
        MoneyJson difference,
    List<MeterSum> meters,
    @Schema(description = "Where they differ; empty when nothing is to be corrected.")
        List<Line> lines) {

  /** An issued invoice. */
  @Schema(name = "UsageComparisonInvoice")
  public record Billed(UUID id, @Schema(examples = "NEPH-000042") String number) {}

  /** What one meter comes to. */
  @Schema(name = "UsageComparisonMeter")
  public record MeterSum(
      @Schema(examples = "instance.vcpu") String meter,
      long recordedSeconds,
      long derivedSeconds,
      MoneyJson recorded,
      MoneyJson derived) {}

  /** A time in which they differ. */
  @Schema(name = "UsageComparisonLine")
  public record Line(
      @Schema(examples = "instance.vcpu") String meter,
      Instant from,
      @Schema(nullable = true, description = "Null where there is no record.") Side recorded,
      @Schema(nullable = true, description = "Null where nothing ran.") Side derived) {}

  /** What one side says. */
  @Schema(name = "UsageComparisonSide")
  public record Side(
      @Schema(description = "Exclusive.") Instant to,
      long seconds,
      @Schema(description = "In the meter's unit.", examples = "2") String quantity,
      @Schema(description = "Per unit and hour.") MoneyJson unitPrice,
      @Schema(description = "Exact.") MoneyJson cost) {}

  static UsageComparisonJson of(UsageComparisonView view) {
    String currency = view.currency();
    return new UsageComparisonJson(
        MeteredResourceJson.of(view.resource()),
        view.month().toString(),
        view.from(),
        view.to(),
        view.invoice() == null ? null : new Billed(view.invoice(), view.invoiceNumber()),
        view.countsTo().toString(),
        money(view.recorded(), currency),
        money(view.derived(), currency),
        money(view.difference(), currency),
        view.meters().stream()
            .map(
                sum ->
                    new MeterSum(
                        sum.meter(),
                        sum.recordedSeconds(),
                        sum.derivedSeconds(),
                        money(sum.recorded(), currency),
                        money(sum.derived(), currency)))
            .toList(),
        view.lines().stream()
            .map(
                line ->
                    new Line(
                        line.meter(),
                        line.from(),
                        side(line.recorded(), currency),
                        side(line.derived(), currency)))
            .toList());
  }

  private static Side side(UsageComparisonView.Side side, String currency) {
    return side == null
        ? null
        : new Side(
            side.to(),
            side.seconds(),
            side.quantity().toPlainString(),
            money(side.unitPrice(), currency),
            money(side.cost(), currency));
  }

  private static MoneyJson money(BigDecimal amount, String currency) {
    return MoneyJson.of(new Money(amount, currency));
  }
}
