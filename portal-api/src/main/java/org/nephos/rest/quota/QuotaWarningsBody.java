package org.nephos.rest.quota;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a tenant wants to be warned. */
@Schema(name = "QuotaWarningsChange")
public record QuotaWarningsBody(
    @Schema(
            nullable = true,
            description = "1 to 5 numbers of 1 to 100, in per cent; null for the cloud's.")
        List<Integer> thresholds) {}
