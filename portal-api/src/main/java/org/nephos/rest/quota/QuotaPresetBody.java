package org.nephos.rest.quota;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.quota.api.SaveQuotaPreset;

/** A preset to be. */
@Schema(name = "QuotaPresetCreate")
public record QuotaPresetBody(
    @NotNull
        @Schema(
            description = "Lowercase letters, digits and hyphens; unique, and stays for ever.",
            minLength = 1,
            maxLength = 63,
            examples = "huge")
        String name,
    @Schema(description = "The name when left out.", maxLength = 200, examples = "Huge")
        String displayName,
    @Schema(description = "0 to 1,000; the last when left out.", examples = "40") Integer position,
    @NotNull @Schema(description = "At least one, each resource once.") List<LimitJson> limits,
    @Schema(description = "Whether a step up into it may need nobody's decision.")
        Boolean automatic,
    @Schema(description = "How old the project is at least, 0 to 3,650.") Integer minAgeDays,
    @Schema(description = "How much of a limit that would grow is taken at least, 0 to 100.")
        Integer minUsePercent,
    @Schema(description = "How long no such step was made before, 0 to 3,650.") Integer pauseDays) {

  SaveQuotaPreset command() {
    return new SaveQuotaPreset(
        name,
        displayName,
        position,
        LimitJson.changes(limits),
        automatic,
        minAgeDays,
        minUsePercent,
        pauseDays);
  }
}
