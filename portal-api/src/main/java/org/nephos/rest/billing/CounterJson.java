package org.nephos.rest.billing;

import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.CounterView;

/** What a counter of a resource counted. */
@Schema(name = "Counter")
public record CounterJson(
    UUID resource,
    String resourceName,
    UUID project,
    @Schema(examples = "instance.networkOut") String meter,
    @Schema(description = "Exact.") long bytes,
    @Schema(type = SchemaType.STRING, examples = "1.5", description = "To six decimals.")
        BigDecimal quantity,
    @Schema(examples = "GB") String unit) {
  static CounterJson of(CounterView view) {
    return new CounterJson(
        view.resource(),
        view.name(),
        view.project(),
        view.meter(),
        view.bytes(),
        view.quantity(),
        view.unit());
  }
}
