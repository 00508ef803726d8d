package org.nephos.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** A customer of the cloud; everything but hosts, flavors and public images belongs to one. */
@Entity
@Table(name = "tenant")
public class Tenant {
  @Id private UUID id;
  private String name;

  @Column(name = "display_name")
  private String displayName;

  @Enumerated(EnumType.STRING)
  private TenantState state;

  private String brand;

  @Column(name = "price_plan_id")
  private UUID pricePlanId;

  @Column(name = "zone_id")
  private String zoneId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Tenant() {}

  /** A new, active tenant. */
  public Tenant(
      UUID id, String name, String displayName, UUID pricePlanId, ZoneId zone, Instant now) {
    this.id = id;
    this.name = name;
    this.displayName = displayName;
    this.state = TenantState.ACTIVE;
    this.brand = "nephos";
    this.pricePlanId = pricePlanId;
    this.zoneId = zone.getId();
    this.createdAt = now;
  }

  /** Gives its pages another look. */
  public void wear(String brandName) {
    brand = brandName;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String displayName() {
    return displayName;
  }

  public TenantState state() {
    return state;
  }

  public String brand() {
    return brand;
  }

  public UUID pricePlanId() {
    return pricePlanId;
  }

  /** The zone that its billing month is counted in. */
  public ZoneId zone() {
    return ZoneId.of(zoneId);
  }

  public Instant createdAt() {
    return createdAt;
  }
}
