package org.nephos.rest.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.event.api.EventView;

/** Something that happened. */
@Schema(name = "Event")
public record EventJson(
    @Schema(description = "Where it stands in the sequence; opaque.", examples = "1042")
        String marker,
    @Schema(examples = "instance.built") String type,
    Instant at,
    UUID tenant,
    @Schema(nullable = true) UUID project,
    ResourceJson resource,
    @Schema(examples = "acme-user") String actor,
    @Schema(description = "Typed figures of the event.") Map<String, Object> data) {

  /** What it happened to. */
  @Schema(name = "EventResource")
  public record ResourceJson(UUID id, @Schema(examples = "instance") String type, String name) {}

  static EventJson of(EventView view) {
    return new EventJson(
        Long.toString(view.marker()),
        view.type(),
        view.at(),
        view.tenant(),
        view.project(),
        new ResourceJson(view.resource(), view.resourceType(), view.resourceName()),
        view.actor(),
        view.data());
  }
}
