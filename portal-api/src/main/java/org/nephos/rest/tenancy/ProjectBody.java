package org.nephos.rest.tenancy;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A project to be. */
@Schema(name = "ProjectCreate")
public record ProjectBody(
    @Schema(description = "The first that you run when left out.") UUID tenant,
    @NotNull
        @Schema(
            description = "Lowercase letters, digits and hyphens; unique in the tenant.",
            minLength = 1,
            maxLength = 63,
            examples = "research")
        String name) {}
