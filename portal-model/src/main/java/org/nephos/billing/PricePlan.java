package org.nephos.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A list of prices that tenants are charged by. Its rules are {@link PlanTerms}. */
@Entity
@Table(name = "price_plan")
public class PricePlan {
  @Id private UUID id;

  private String name;

  @Column(name = "display_name")
  private String displayName;

  private String currency;

  @Column(name = "created_at")
  private Instant createdAt;

  protected PricePlan() {}

  /**
   * A plan without any price.
   *
   * @param displayName as people read it, or null for the name
   * @param currency an ISO 4217 code; it stays
   */
  public PricePlan(UUID id, String name, String displayName, String currency, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.displayName = displayName;
    this.currency = currency;
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** As people read it. */
  public String displayName() {
    return displayName == null ? name : displayName;
  }

  public String currency() {
    return currency;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
