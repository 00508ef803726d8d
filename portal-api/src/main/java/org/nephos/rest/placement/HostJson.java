package org.nephos.rest.placement;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.placement.api.HostView;

/** A hypervisor host. */
@Schema(name = "Host")
public record HostJson(
    UUID id,
    String name,
    @Schema(examples = "qemu:///system") String uri,
    String zone,
    String driver,
    @Schema(enumeration = {"NEW", "UP", "DOWN", "MAINTENANCE"}) String state,
    FiguresJson capacity,
    FiguresJson allocated,
    long instances,
    @Schema(nullable = true, description = "Null when it never answered.") Instant lastContact,
    @Schema(nullable = true) String version,
    @Schema(nullable = true, description = "Why it is down.") String detail) {

  static HostJson of(HostView view) {
    return new HostJson(
        view.id(),
        view.name(),
        view.uri(),
        view.zone(),
        view.driver(),
        view.state(),
        FiguresJson.of(view.capacity()),
        FiguresJson.of(view.allocated()),
        view.instances(),
        view.lastContact(),
        view.version(),
        view.detail());
  }
}
