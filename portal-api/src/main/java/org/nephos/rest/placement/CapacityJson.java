package org.nephos.rest.placement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.placement.api.HostFacade;

/** Sums over all hosts that are not in maintenance. */
@Schema(name = "Capacity")
public record CapacityJson(
    FiguresJson capacity,
    FiguresJson allocated,
    long hosts,
    @Schema(description = "How many of them are up.") long up) {

  static CapacityJson of(HostFacade.CapacityView view) {
    return new CapacityJson(
        FiguresJson.of(view.capacity()), FiguresJson.of(view.allocated()), view.hosts(), view.up());
  }
}
