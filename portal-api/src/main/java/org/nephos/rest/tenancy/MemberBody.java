package org.nephos.rest.tenancy;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A role for somebody. */
@Schema(name = "MemberAdd")
public record MemberBody(
    @NotNull
        @Schema(
            description = "Of a person of the tenant, or of one who belongs to none.",
            examples = "ines")
        String username,
    @NotNull
        @Schema(
            description = "In a project member or viewer.",
            enumeration = {"tenant-admin", "member", "viewer", "billing"})
        String role) {}
