package org.nephos.rest.quota;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.quota.api.SubmitQuotaRequest;

/** A request for more quota. */
@Schema(name = "QuotaRequestCreate")
public record QuotaRequestBody(
    @NotNull UUID project,
    @Schema(description = "Each resource once; left out where a preset is named.")
        List<LimitJson> changes,
    @Schema(description = "The id of a preset whose limits are wanted, instead of changes.")
        UUID preset,
    @NotNull @Schema(minLength = 1, maxLength = 1000, examples = "The autumn sale.") String reason,
    @Schema(description = "When the old limits return; never when left out.") Instant until) {

  SubmitQuotaRequest command() {
    return new SubmitQuotaRequest(
        project, changes == null ? List.of() : LimitJson.changes(changes), preset, reason, until);
  }
}
