package org.nephos.rest.quota;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.quota.api.QuotaPresetView;

/** A size of a project's quota. */
@Schema(name = "QuotaPreset")
public record QuotaPresetJson(
    UUID id,
    @Schema(examples = "medium") String name,
    @Schema(examples = "Medium") String displayName,
    @Schema(description = "Presets are in this order, the smallest first.", examples = "20")
        int position,
    @Schema(description = "What is not named stays as it is.") List<LimitJson> limits,
    @Schema(description = "When the step up into it needs nobody's decision.") StepJson step) {

  static QuotaPresetJson of(QuotaPresetView view) {
    return new QuotaPresetJson(
        view.id(),
        view.name(),
        view.displayName(),
        view.position(),
        view.limits().stream().map(LimitJson::of).toList(),
        StepJson.of(view.step()));
  }
}
