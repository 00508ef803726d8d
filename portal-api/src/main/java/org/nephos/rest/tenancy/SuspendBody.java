package org.nephos.rest.tenancy;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a tenant is suspended, and what becomes of what runs. */
@Schema(name = "Suspend")
public record SuspendBody(
    @NotNull @Schema(minLength = 1, maxLength = 1000) String reason,
    @Schema(
            description = "keep leaves what runs alone; stop stops it.",
            enumeration = {"keep", "stop"},
            defaultValue = "keep")
        String instances) {}
