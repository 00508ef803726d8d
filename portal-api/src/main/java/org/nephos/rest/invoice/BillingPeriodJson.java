package org.nephos.rest.invoice;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A billing month. */
@Schema(name = "BillingPeriod")
public record BillingPeriodJson(
    @Schema(description = "Inclusive.", examples = "2026-10-31T23:00:00Z") Instant from,
    @Schema(description = "Exclusive.", examples = "2026-11-30T23:00:00Z") Instant to) {}
