package org.nephos.rest.quota;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is refused; whoever asked for it reads it. */
@Schema(name = "MandatoryReason")
public record MandatoryReasonBody(
    @NotNull @Schema(minLength = 1, maxLength = 1000) String reason) {}
