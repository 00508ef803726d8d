package org.nephos.rest.billing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a price ends. */
@Schema(name = "EndPrice")
public record EndBody(
    @Schema(description = "Still to come; the next full minute when left out.") Instant at) {}
