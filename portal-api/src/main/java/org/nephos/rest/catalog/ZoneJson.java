package org.nephos.rest.catalog;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.catalog.api.ZoneView;

/** Where an instance can run. */
@Schema(name = "Zone")
public record ZoneJson(
    @Schema(examples = "sim") String name,
    @Schema(description = "What makes its guests.", examples = "simulator") String driver,
    String description) {

  static ZoneJson of(ZoneView view) {
    return new ZoneJson(view.name(), view.driver(), view.description());
  }
}
