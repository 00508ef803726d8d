package org.nephos.rest.billing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.MeteredResourceView;

/** Something that is or was metered. */
@Schema(name = "MeteredResource")
public record MeteredResourceJson(
    UUID id,
    @Schema(examples = "instance") String type,
    @Schema(description = "What it is called, or was when it ended.") String name,
    UUID tenant,
    String tenantName,
    UUID project,
    String projectName,
    @Schema(description = "Whether any of its meters runs now.") boolean running,
    @Schema(nullable = true, description = "Up to when its usage is recorded; null for not yet.")
        Instant meteredUntil) {
  static MeteredResourceJson of(MeteredResourceView view) {
    return new MeteredResourceJson(
        view.id(),
        view.type(),
        view.name(),
        view.tenant(),
        view.tenantName(),
        view.project(),
        view.projectName(),
        view.running(),
        view.meteredUntil());
  }
}
