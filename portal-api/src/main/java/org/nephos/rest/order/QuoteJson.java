package org.nephos.rest.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.order.api.QuoteView;

/** What an order costs while everything in it runs. Decimals are strings. */
@Schema(name = "Quote")
public record QuoteJson(
    @Schema(type = SchemaType.STRING, examples = "0.0213", description = "Exact.")
        BigDecimal hourly,
    @Schema(
            type = SchemaType.STRING,
            examples = "15.55",
            description = "An estimate for 730 hours, rounded to cents.")
        BigDecimal monthly,
    @Schema(examples = "EUR") String currency,
    @Schema(description = "The price plan and the instant that its rates began to hold.")
        String priceVersion,
    @Schema(description = "Until when an order gets this price.") Instant validUntil,
    List<LineJson> lines) {

  /** One meter of the quote. */
  @Schema(name = "QuoteLine")
  public record LineJson(
      @Schema(examples = "instance.vcpu") String meter,
      @Schema(type = SchemaType.STRING, examples = "1") BigDecimal quantity,
      @Schema(examples = "vCPU") String unit,
      @Schema(type = SchemaType.STRING, examples = "0.01", description = "Per unit and hour.")
          BigDecimal unitPrice,
      @Schema(type = SchemaType.STRING, examples = "0.01") BigDecimal hourly) {}

  static QuoteJson of(QuoteView view) {
    if (view == null) {
      return null;
    }
    return new QuoteJson(
        view.hourly(),
        view.monthly(),
        view.currency(),
        view.priceVersion(),
        view.validUntil(),
        view.lines().stream()
            .map(
                line ->
                    new LineJson(
                        line.meter(),
                        line.quantity(),
                        line.unit(),
                        line.unitPrice(),
                        line.hourly()))
            .toList());
  }
}
