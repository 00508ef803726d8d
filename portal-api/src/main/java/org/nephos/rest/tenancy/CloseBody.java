package org.nephos.rest.tenancy;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a tenant is closed, and how long it can still be resumed. */
@Schema(name = "Close")
public record CloseBody(
    @NotNull @Schema(minLength = 1, maxLength = 1000) String reason,
    @Schema(
            description = "Until what it has is deleted: an ISO 8601 duration up to P366D.",
            defaultValue = "P30D",
            examples = "P14D")
        String grace) {}
