package org.nephos.rest.scaling;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Simulated work that the members of a group share.
 *
 * @param totalCpuPercent 0 to 10,000, where 100 is one member fully busy
 */
@Schema(name = "SimulatedLoad")
public record LoadJson(
    @NotNull @Schema(description = "The group's id.") UUID scalingGroup,
    @NotNull
        @Schema(description = "0 to 10,000, where 100 is one member fully busy.", examples = "250")
        Integer totalCpuPercent) {}
