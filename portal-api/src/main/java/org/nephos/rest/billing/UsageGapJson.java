package org.nephos.rest.billing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.UsageGapView;

/** A time in which a counter was not read. */
@Schema(name = "UsageGap")
public record UsageGapJson(
    UUID resource,
    String resourceName,
    UUID project,
    @Schema(examples = "instance.networkOut") String meter,
    Instant from,
    @Schema(description = "Of an open one the second of the request.") Instant to,
    @Schema(examples = "MISSED") UsageGapView.Reason reason,
    @Schema(description = "Whether there has been no reading since.") boolean open) {
  static UsageGapJson of(UsageGapView view) {
    return new UsageGapJson(
        view.resource(),
        view.name(),
        view.project(),
        view.meter(),
        view.from(),
        view.to(),
        view.reason(),
        view.open());
  }
}
