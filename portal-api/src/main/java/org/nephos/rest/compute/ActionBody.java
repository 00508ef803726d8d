package org.nephos.rest.compute;

import jakarta.validation.constraints.NotNull;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.compute.InstanceAction;

/** What to do to an instance. */
@Schema(name = "InstanceAction")
public record ActionBody(
    @NotNull @Schema(enumeration = {"start", "stop", "force-stop", "reboot", "pause", "resume"})
        String action,
    @Schema(description = "Why; the instance's history keeps it.", maxLength = 1000)
        String reason) {

  /** The model's word for it. */
  InstanceAction known() {
    return Stream.of(InstanceAction.values())
        .filter(known -> known.word().equals(action))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no such action: " + action));
  }
}
