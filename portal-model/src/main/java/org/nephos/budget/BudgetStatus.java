package org.nephos.budget;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.json.Json;

/**
 * How a budget stood when it was last looked at. It is beside the budget, so that looking at it
 * changes nothing that people edit.
 */
@Entity
@Table(name = "budget_status")
public class BudgetStatus {
  @Id
  @Column(name = "budget_id")
  private UUID budgetId;

  @Column(name = "period_from")
  private Instant periodFrom;

  @Column(name = "period_to")
  private Instant periodTo;

  private BigDecimal spent;
  private BigDecimal forecast;
  private String others;

  @Column(name = "evaluated_at")
  private Instant evaluatedAt;

  protected BudgetStatus() {}

  public BudgetStatus(UUID budgetId) {
    this.budgetId = budgetId;
  }

  /**
   * How it stands now.
   *
   * @param from beginning of the billing month
   * @param to its end
   * @param inOthers what costs in other currencies, so far
   */
  public void set(
      Instant from,
      Instant to,
      BigDecimal newSpent,
      BigDecimal newForecast,
      List<Money> inOthers,
      Instant now) {
    periodFrom = from;
    periodTo = to;
    spent = newSpent;
    forecast = newForecast;
    others = Json.write(inOthers);
    evaluatedAt = now;
  }

  /** Whether it is about the month that an instant lies in. */
  public boolean isOf(Instant instant) {
    return !instant.isBefore(periodFrom) && instant.isBefore(periodTo);
  }

  public UUID budgetId() {
    return budgetId;
  }

  public Instant periodFrom() {
    return periodFrom;
  }

  public Instant periodTo() {
    return periodTo;
  }

  /** The exact cost so far. */
  public BigDecimal spent() {
    return spent;
  }

  /** The exact cost so far and of what ran then until the month's end. */
  public BigDecimal forecast() {
    return forecast;
  }

  /** What costs in other currencies, so far; usually empty. */
  public List<Money> others() {
    return Json.read(others, new TypeReference<List<Money>>() {});
  }

  public Instant evaluatedAt() {
    return evaluatedAt;
  }
}
