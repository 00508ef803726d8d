package org.nephos.rest.tenancy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of a project can be edited; what is left out stays. */
@Schema(name = "ProjectPatch")
public record ProjectPatch(
    @Schema(description = "As at its creation.", minLength = 1, maxLength = 63) String name) {}
