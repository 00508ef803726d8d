package org.nephos.rest.lease;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.lease.api.LeasePolicyView;

/** What holds for leases; lengths are ISO 8601 durations. */
@Schema(name = "LeasePolicy")
public record LeasePolicyJson(
    @Schema(nullable = true, description = "Null for the cloud.") UUID tenant,
    @Schema(nullable = true) String tenantName,
    @Schema(nullable = true, description = "The longest term; null for none.", examples = "PT720H")
        String maximum,
    @Schema(description = "Whether every order of instances names a lease.") boolean mandatory,
    @Schema(nullable = true, description = "The lease of an order that names none; null for none.")
        String defaultTerm,
    @Schema(description = "How long before the end there is a warning.", examples = "[\"PT24H\"]")
        List<String> warnBefore,
    @Schema(description = "How long a stopped instance is kept after the end.", examples = "PT168H")
        String grace,
    @Schema(nullable = true, description = "Extensions without approval; null for any number.")
        Integer freeExtensions,
    @Schema(description = "Whether it was said for this tenant; else it is what holds for all.")
        boolean own,
    @Schema(nullable = true, description = "As far as the tenant-admin may set the maximum.")
        String bound,
    @Schema(description = "Whether the tenant-admin has to keep leases mandatory.")
        boolean boundMandatory) {

  static LeasePolicyJson of(LeasePolicyView view) {
    return new LeasePolicyJson(
        view.tenant(),
        view.tenantName(),
        text(view.maximum()),
        view.mandatory(),
        text(view.usual()),
        view.warnings().stream().map(Duration::toString).toList(),
        text(view.grace()),
        view.freeExtensions(),
        view.own(),
        text(view.bound()),
        view.boundMandatory());
  }

  private static String text(Duration length) {
    return length == null ? null : length.toString();
  }
}
