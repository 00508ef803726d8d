package org.nephos.rest.scaling;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.scaling.api.ResizeScalingGroup;

/** New figures of a group; what is left out stays. */
@Schema(name = "ScalingGroupPatch")
public record ScalingGroupPatch(
    @Schema(description = "0 to max.") Integer min,
    @Schema(description = "min to max.") Integer desired,
    @Schema(description = "0 to 86,400.") Integer cooldownSeconds) {

  ResizeScalingGroup command() {
    return new ResizeScalingGroup(min, desired, cooldownSeconds);
  }
}
