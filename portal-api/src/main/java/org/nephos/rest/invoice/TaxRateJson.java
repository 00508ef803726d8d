package org.nephos.rest.invoice;

import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.TaxRateView;

/** How many per cent a category is taxed in a country from a day on, until the next. */
@Schema(name = "TaxRate")
public record TaxRateJson(
    UUID id,
    @Schema(description = "ISO 3166-1, two letters.", examples = "DE") String country,
    TaxCategory category,
    @Schema(type = SchemaType.STRING, examples = "19.0000") BigDecimal percent,
    @Schema(description = "The first day.", examples = "2027-01-01") String validFrom) {
  static TaxRateJson of(TaxRateView view) {
    return new TaxRateJson(
        view.id(), view.country(), view.category(), view.percent(), view.validFrom().toString());
  }
}
