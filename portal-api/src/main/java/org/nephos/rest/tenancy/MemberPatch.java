package org.nephos.rest.tenancy;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another role in the same place. */
@Schema(name = "MemberPatch")
public record MemberPatch(
    @NotNull @Schema(enumeration = {"tenant-admin", "member", "viewer", "billing"}) String role) {}
