package org.nephos.rest.catalog;

import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.catalog.api.FlavorView;
import org.nephos.rest.billing.MoneyJson;

/** A size on offer. */
@Schema(name = "Flavor")
public record FlavorJson(
    UUID id,
    @Schema(examples = "small") String name,
    @Schema(examples = "1") int vcpus,
    @Schema(examples = "512") int ramMib,
    @Schema(examples = "5") int diskGib,
    Map<String, String> properties,
    @Schema(description = "What one costs per hour while it runs, by your price plan.")
        MoneyJson hourly) {

  static FlavorJson of(FlavorView view) {
    return new FlavorJson(
        view.id(),
        view.name(),
        view.vcpus(),
        view.ramMib(),
        view.diskGib(),
        view.properties(),
        MoneyJson.of(view.hourly()));
  }
}
