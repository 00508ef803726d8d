package org.nephos.integrity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.nephos.json.Json;

/** The last check of an invariant. */
@Entity
@Table(name = "integrity_check")
public class IntegrityCheck {
  @Id private String invariant;

  @Enumerated(EnumType.STRING)
  private IntegrityState state;

  @Column(name = "checked_at")
  private Instant checkedAt;

  @Column(name = "checked_rows")
  private long rows;

  @Column(name = "duration_ms")
  private long durationMillis;

  private String drift;

  protected IntegrityCheck() {}

  /**
   * A first check.
   *
   * @param invariant its short name, for example {@code I1}
   */
  public IntegrityCheck(
      String invariant, Instant at, long rows, long durationMillis, List<Drift> found) {
    this.invariant = invariant;
    checked(at, rows, durationMillis, found);
  }

  /** Takes the place of the check before. */
  public final void checked(Instant at, long checkedRows, long millis, List<Drift> found) {
    state = found.isEmpty() ? IntegrityState.OK : IntegrityState.DRIFT;
    checkedAt = at;
    rows = checkedRows;
    durationMillis = millis;
    drift = Json.write(found);
  }

  public String invariant() {
    return invariant;
  }

  public IntegrityState state() {
    return state;
  }

  public Instant checkedAt() {
    return checkedAt;
  }

  public long rows() {
    return rows;
  }

  public long durationMillis() {
    return durationMillis;
  }

  /** What did not agree; empty when all did. */
  public List<Drift> drift() {
    return List.of(Json.read(drift, Drift[].class));
  }
}
