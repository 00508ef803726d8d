package org.nephos.rest.integrity;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.integrity.api.InvariantView;

/** An invariant and how its last check went. */
@Schema(name = "Invariant")
public record InvariantJson(
    @Schema(examples = "I1") String invariant,
    @Schema(enumeration = {"ok", "drift"}) String state,
    Instant checkedAt,
    @Schema(description = "How many rows were looked at.") long rows,
    long durationMillis,
    @Schema(description = "The first 50 rows that do not agree; empty when all do.")
        List<DriftJson> drift) {

  /** A row that does not agree with the others. */
  @Schema(name = "Drift")
  public record DriftJson(
      @Schema(description = "What it breaks.", examples = "quota-used") String rule,
      @Schema(description = "The id or the place of the row.") String subject,
      @Schema(description = "The figures that do not fit.") String detail) {}

  static InvariantJson of(InvariantView view) {
    return new InvariantJson(
        view.invariant(),
        view.state(),
        view.checkedAt(),
        view.rows(),
        view.durationMillis(),
        view.drift().stream()
            .map(drift -> new DriftJson(drift.rule(), drift.subject(), drift.detail()))
            .toList());
  }
}
