package org.nephos.rest.billing;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.billing.api.FlavorPriceView;

/** What an instance of a flavor costs while it runs. */
@Schema(name = "FlavorPrice")
public record FlavorPriceJson(
    UUID flavor,
    @Schema(examples = "small") String name,
    int vcpus,
    int ramMib,
    int diskGib,
    @Schema(
            nullable = true,
            description =
                "The only one the price is for; null for all that have none of their own.")
        String zone,
    @Schema(description = "Exact.") MoneyJson hourly,
    @Schema(description = "For 730 hours; an estimate.") MoneyJson monthly) {
  static FlavorPriceJson of(FlavorPriceView view) {
    return new FlavorPriceJson(
        view.flavor(),
        view.name(),
        view.vcpus(),
        view.ramMib(),
        view.diskGib(),
        view.zone(),
        MoneyJson.of(new Money(view.hourly(), view.currency())),
        MoneyJson.of(new Money(view.monthly(), view.currency())));
  }
}
