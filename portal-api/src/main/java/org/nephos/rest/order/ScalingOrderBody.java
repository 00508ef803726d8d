package org.nephos.rest.order;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.rest.scaling.ScalingGroupBody;

/** An order of a scaling group. */
@Schema(name = "ScalingGroupOrder")
public record ScalingOrderBody(
    @NotNull @Schema(enumeration = "scalingGroup.create") String kind,
    @NotNull ScalingGroupBody spec) {}
