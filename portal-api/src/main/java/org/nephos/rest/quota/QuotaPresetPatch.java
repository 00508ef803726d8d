package org.nephos.rest.quota;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.quota.api.SaveQuotaPreset;

/** What of a preset may be edited; what is left out stays. */
@Schema(name = "QuotaPresetPatch")
public record QuotaPresetPatch(
    @Schema(minLength = 1, maxLength = 200) String displayName,
    @Schema(description = "0 to 1,000.") Integer position,
    @Schema(description = "All of its limits from now on, each resource once.")
        List<LimitJson> limits,
    @Schema(description = "Whether a step up into it may need nobody's decision.")
        Boolean automatic,
    @Schema(description = "How old the project is at least, 0 to 3,650.") Integer minAgeDays,
    @Schema(description = "How much of a limit that would grow is taken at least, 0 to 100.")
        Integer minUsePercent,
    @Schema(description = "How long no such step was made before, 0 to 3,650.") Integer pauseDays) {

  SaveQuotaPreset command() {
    return new SaveQuotaPreset(
        null,
        displayName,
        position,
        limits == null ? null : LimitJson.changes(limits),
        automatic,
        minAgeDays,
        minUsePercent,
        pauseDays);
  }
}
