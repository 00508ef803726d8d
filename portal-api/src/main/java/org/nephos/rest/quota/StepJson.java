package org.nephos.rest.quota;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.quota.api.QuotaPresetView;

/** When the step up into a preset needs nobody's decision. */
@Schema(name = "PresetStep")
public record StepJson(
    @Schema(description = "Whether it ever does.") boolean automatic,
    @Schema(description = "How old the project is at least.", examples = "7") int minAgeDays,
    @Schema(description = "How much of a limit that would grow is taken at least.", examples = "60")
        int minUsePercent,
    @Schema(description = "How long no such step was made before.", examples = "30")
        int pauseDays) {

  static StepJson of(QuotaPresetView.Step step) {
    return new StepJson(
        step.automatic(), step.minAgeDays(), step.minUsePercent(), step.pauseDays());
  }
}
