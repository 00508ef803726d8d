package org.nephos.integrity.api;

import java.time.Instant;
import java.util.List;

/**
 * An invariant and how its last check went.
 *
 * @param invariant its short name, for example {@code I1}
 * @param state {@code ok} or {@code drift}
 * @param rows how many rows were looked at
 * @param drift the first rows that did not agree; empty when all did
 */
public record InvariantView(
    String invariant,
    String state,
    Instant checkedAt,
    long rows,
    long durationMillis,
    List<DriftView> drift) {
  public InvariantView {
    drift = List.copyOf(drift);
  }

  /**
   * A row that does not agree with the others.
   *
   * @param rule what it breaks, in kebab case
   * @param subject the id or the place of the row
   * @param detail the figures that do not fit
   */
  public record DriftView(String rule, String subject, String detail) {}
}
