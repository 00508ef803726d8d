package org.nephos.rest.invoice;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.rest.billing.MoneyJson;

/** The tax of one category. */
@Schema(name = "InvoiceTax")
public record InvoiceTaxJson(
    TaxCategory category,
    @Schema(type = SchemaType.STRING, examples = "19.0000") BigDecimal percent,
    @Schema(description = "The sum of the items of the category.") MoneyJson net,
    @Schema(description = "Per cent of net, rounded once.") MoneyJson amount) {
  static InvoiceTaxJson of(InvoiceView.Tax tax, String currency) {
    return new InvoiceTaxJson(
        tax.category(),
        tax.percent(),
        MoneyJson.of(new Money(tax.net(), currency)),
        MoneyJson.of(new Money(tax.amount(), currency)));
  }
}
