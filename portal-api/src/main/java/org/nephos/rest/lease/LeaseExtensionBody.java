package org.nephos.rest.lease;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.lease.api.ExtendLease;

/** A request for more time. */
@Schema(name = "LeaseExtensionCreate")
public record LeaseExtensionBody(
    @NotNull UUID instance,
    @NotNull @Schema(description = "When the lease shall end; later than it does.") Instant until,
    @NotNull @Schema(minLength = 1, maxLength = 1000, examples = "The sale goes on.")
        String reason) {

  ExtendLease command() {
    return new ExtendLease(instance, until, reason);
  }
}
