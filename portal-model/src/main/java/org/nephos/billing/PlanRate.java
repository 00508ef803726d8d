package org.nephos.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Of which plan a rate is; what it says is a {@link Rate}. */
@Entity
@Table(name = "rate")
public class PlanRate {
  @Id private UUID id;

  @Column(name = "price_plan_id")
  private UUID pricePlanId;

  protected PlanRate() {}

  public UUID id() {
    return id;
  }

  public UUID pricePlanId() {
    return pricePlanId;
  }
}
