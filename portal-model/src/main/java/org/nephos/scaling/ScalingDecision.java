package org.nephos.scaling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A decision about a group's size with the numbers behind it; never changed. */
@Entity
@Table(name = "scaling_decision")
public class ScalingDecision {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "group_id")
  private UUID groupId;

  private Instant at;

  @Enumerated(EnumType.STRING)
  private ScalingAction action;

  private String meter;

  @Column(name = "metric_value", precision = 12, scale = 4)
  private BigDecimal value;

  @Column(precision = 12, scale = 4)
  private BigDecimal threshold;

  @Column(name = "window_seconds")
  private Integer windowSeconds;

  @Column(name = "from_size")
  private int fromSize;

  @Column(name = "to_size")
  private int toSize;

  private String reason;

  protected ScalingDecision() {}

  /** What was decided for a group. */
  public ScalingDecision(ScalingGroup group, ScalingVerdict verdict, Instant now) {
    this.tenantId = group.tenantId();
    this.groupId = group.id();
    this.at = now;
    this.action = verdict.action();
    if (verdict.load() != null) {
      this.meter = verdict.load().rule().meter();
      this.value = verdict.load().mean();
      this.windowSeconds = verdict.load().rule().windowSeconds();
    }
    this.threshold = verdict.threshold();
    this.fromSize = verdict.from();
    this.toSize = verdict.to();
    this.reason = verdict.reason().word();
  }

  public Long id() {
    return id;
  }

  public UUID groupId() {
    return groupId;
  }

  public Instant at() {
    return at;
  }

  public ScalingAction action() {
    return action;
  }

  /** Null when no meter decided. */
  public String meter() {
    return meter;
  }

  /** The mean over members and window, or null. */
  public BigDecimal value() {
    return value;
  }

  /** What it was compared with, or null. */
  public BigDecimal threshold() {
    return threshold;
  }

  public Integer windowSeconds() {
    return windowSeconds;
  }

  public int fromSize() {
    return fromSize;
  }

  public int toSize() {
    return toSize;
  }

  /** A word for the message bundle. */
  public String reason() {
    return reason;
  }
}
