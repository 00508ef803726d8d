package org.nephos.rest.catalog;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.catalog.api.NetworkView;

/** A network that an instance can be plugged into. */
@Schema(name = "Network")
public record NetworkJson(
    UUID id,
    String name,
    @Schema(examples = "192.168.122.0/24") String cidr,
    @Schema(description = "Whether every tenant may use it.") boolean shared,
    @Schema(nullable = true, description = "Whose it is; null for a shared one.") UUID project,
    String description) {

  static NetworkJson of(NetworkView view) {
    return new NetworkJson(
        view.id(), view.name(), view.cidr(), view.shared(), view.project(), view.description());
  }
}
