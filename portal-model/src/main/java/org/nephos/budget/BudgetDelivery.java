package org.nephos.budget;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A call of a budget's webhook; a job makes it. Its body is fixed, so that all attempts say alike.
 */
@Entity
@Table(name = "budget_delivery")
public class BudgetDelivery {
  private static final int LONGEST_PROBLEM = 400;

  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "budget_id")
  private UUID budgetId;

  @Column(name = "alert_id")
  private UUID alertId;

  private String body;

  @Enumerated(EnumType.STRING)
  private DeliveryState state;

  private int attempts;
  private Integer status;
  private String problem;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "attempted_at")
  private Instant attemptedAt;

  protected BudgetDelivery() {}

  /** One that has not been tried. */
  public BudgetDelivery(UUID id, BudgetAlert alert, String body, Instant now) {
    this.id = id;
    this.tenantId = alert.tenantId();
    this.budgetId = alert.budgetId();
    this.alertId = alert.id();
    this.body = body;
    this.state = DeliveryState.PENDING;
    this.createdAt = now;
  }

  /** An attempt was answered with this status; 2xx takes it. */
  public void answered(int newStatus, Instant now) {
    attempted(now);
    status = newStatus;
    boolean taken = newStatus >= 200 && newStatus < 300;
    problem = taken ? null : "It answered with status " + newStatus + ".";
    if (taken) {
      state = DeliveryState.DELIVERED;
    }
  }

  /** An attempt had no answer. */
  public void unanswered(String why, Instant now) {
    attempted(now);
    status = null;
    problem = why.length() <= LONGEST_PROBLEM ? why : why.substring(0, LONGEST_PROBLEM);
  }

  private void attempted(Instant now) {
    attempts++;
    attemptedAt = now;
  }

  /** It is not tried any more. */
  public void giveUp() {
    state = DeliveryState.FAILED;
  }

  /** It is tried anew, as if it never had been. */
  public void again() {
    state = DeliveryState.PENDING;
    attempts = 0;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID budgetId() {
    return budgetId;
  }

  public UUID alertId() {
    return alertId;
  }

  /** JSON. */
  public String body() {
    return body;
  }

  public DeliveryState state() {
    return state;
  }

  /** How often it was tried. */
  public int attempts() {
    return attempts;
  }

  /** Of the last attempt; null without an answer. */
  public Integer status() {
    return status;
  }

  /** What was wrong with the last attempt; null for nothing. */
  public String problem() {
    return problem;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Of the last attempt; null before it. */
  public Instant attemptedAt() {
    return attemptedAt;
  }
}
