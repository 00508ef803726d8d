package org.nephos.budget;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.nephos.billing.Money;

/** A threshold of a budget was reached in a billing month; there is one row for all time. */
@Entity
@Table(name = "budget_alert")
public class BudgetAlert {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "budget_id")
  private UUID budgetId;

  @Column(name = "period_from")
  private Instant periodFrom;

  @Enumerated(EnumType.STRING)
  private BudgetBasis basis;

  private int percent;
  private BigDecimal reached;
  private BigDecimal amount;
  private String currency;

  @Column(name = "created_at")
  private Instant createdAt;

  protected BudgetAlert() {}

  /**
   * One of now.
   *
   * @param from beginning of the billing month
   * @param reached to cents
   */
  public BudgetAlert(
      UUID id,
      Budget budget,
      Instant from,
      BudgetThreshold threshold,
      BigDecimal reached,
      Instant now) {
    this.id = id;
    this.tenantId = budget.tenantId();
    this.budgetId = budget.id();
    this.periodFrom = from;
    this.basis = threshold.basis();
    this.percent = threshold.percent();
    this.reached = reached;
    this.amount = budget.amount().amount();
    this.currency = budget.amount().currency();
    this.createdAt = now;
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

  /** Beginning of the billing month. */
  public Instant periodFrom() {
    return periodFrom;
  }

  public BudgetThreshold threshold() {
    return new BudgetThreshold(basis, percent);
  }

  /** What the month had cost, or was forecast to, to cents. */
  public Money reached() {
    return new Money(reached, currency);
  }

  /** What the budget was then. */
  public Money amount() {
    return new Money(amount, currency);
  }

  public Instant createdAt() {
    return createdAt;
  }
}
