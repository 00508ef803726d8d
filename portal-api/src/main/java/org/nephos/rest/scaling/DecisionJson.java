package org.nephos.rest.scaling;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.scaling.api.ScalingDecisionView;

/** One decision with the numbers behind it. */
@Schema(name = "ScalingDecision")
public record DecisionJson(
    Instant at,
    @Schema(enumeration = {"OUT", "IN", "HOLD", "REPLACE", "MANUAL"}) String action,
    @Schema(nullable = true, examples = "cpu.percent") String meter,
    @Schema(
            type = SchemaType.STRING,
            nullable = true,
            examples = "83.5",
            description = "The mean over members and window.")
        BigDecimal value,
    @Schema(
            type = SchemaType.STRING,
            nullable = true,
            examples = "70",
            description = "What it was compared with.")
        BigDecimal threshold,
    @Schema(nullable = true) Integer windowSeconds,
    int from,
    int to,
    @Schema(examples = "above") String reason) {

  static DecisionJson of(ScalingDecisionView view) {
    return new DecisionJson(
        view.at(),
        view.action(),
        view.meter(),
        view.value(),
        view.threshold(),
        view.windowSeconds(),
        view.from(),
        view.to(),
        view.reason());
  }
}
