package org.nephos.rest.compute;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.compute.api.TransitionView;

/** One step in the life of an instance. */
@Schema(name = "Transition")
public record TransitionJson(
    Instant at,
    @Schema(nullable = true, description = "Null for the first.") String from,
    @Schema(examples = "ACTIVE") String to,
    @Schema(nullable = true) String task,
    @Schema(examples = "built") String trigger,
    @Schema(examples = "acme-user") String actor,
    @Schema(nullable = true) String detail) {

  static TransitionJson of(TransitionView view) {
    return new TransitionJson(
        view.at(),
        view.from(),
        view.to(),
        view.task(),
        view.trigger(),
        view.actor(),
        view.detail());
  }
}
