package org.nephos.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** By whom, when and why something was decided. Once it is there it stays as it is. */
@Embeddable
public class Decision {
  @Column(name = "decided_by_name")
  private String decidedByName;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Column(name = "decision_reason")
  private String decisionReason;

  protected Decision() {}

  /**
   * @param by null for a term that was over
   * @param why null for no reason
   */
  public Decision(String by, String why, Instant now) {
    this.decidedByName = by;
    this.decisionReason = why;
    this.decidedAt = now;
  }

  /** The name of who decided; null when there is no decision, or nobody's. */
  public static String by(Decision decision) {
    return decision == null ? null : decision.decidedByName;
  }

  /** When it was decided; null when it is not. */
  public static Instant at(Decision decision) {
    return decision == null ? null : decision.decidedAt;
  }

  /** What was said to it, or null. */
  public static String why(Decision decision) {
    return decision == null ? null : decision.decisionReason;
  }
}
