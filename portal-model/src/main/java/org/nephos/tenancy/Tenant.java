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
import org.nephos.quota.Thresholds;

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

  @Column(name = "contact_email")
  private String contactEmail;

  @Column(name = "state_reason")
  private String stateReason;

  @Column(name = "stops_instances")
  private boolean stopsInstances;

  @Column(name = "closes_at")
  private Instant closesAt;

  @Column(name = "closed_at")
  private Instant closedAt;

  /**
   * Its thresholds of quota warnings as text, and the lowest of them; both null for the cloud's.
   */
  @Column(name = "quota_warnings")
  private String quotaWarnings;

  @Column(name = "quota_warned_from")
  private Integer quotaWarnedFrom;

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
    this.brand = Brand.NEPHOS.word();
    this.pricePlanId = pricePlanId;
    this.zoneId = zone.getId();
    this.contactEmail = "";
    this.createdAt = now;
  }

  /** Gives its pages another look. */
  public void wear(String brandName) {
    brand = brandName;
  }

  /** Says what people read and where its money goes; what it owes so far stays as it was rated. */
  public void describe(String newDisplayName, String newContactEmail, UUID newPricePlanId) {
    displayName = newDisplayName;
    contactEmail = newContactEmail;
    pricePlanId = newPricePlanId;
  }

  /**
   * Lets nothing new begin.
   *
   * @param stops whether what runs is stopped as well
   */
  public void suspend(String reason, boolean stops) {
    state = TenantState.SUSPENDED;
    stateReason = reason;
    stopsInstances = stops;
    closesAt = null;
  }

  /** Lets everything begin again; also takes a closing back. */
  public void resume() {
    state = TenantState.ACTIVE;
    stateReason = null;
    stopsInstances = false;
    closesAt = null;
  }

  /**
   * Lets nothing new begin, and everything end.
   *
   * @param at when what it has is deleted; until then it can be resumed
   */
  public void close(String reason, Instant at) {
    state = TenantState.CLOSING;
    stateReason = reason;
    stopsInstances = false;
    closesAt = at;
  }

  /** Nothing is left of it but its history. */
  public void closed(Instant now) {
    state = TenantState.CLOSED;
    closesAt = null;
    closedAt = now;
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

  /** Whom to write to; may be empty. */
  /** The shares of its limits at which it wants to be warned; null for the cloud's. */
  public Thresholds quotaWarnings() {
    return quotaWarnings == null ? null : Thresholds.parse(quotaWarnings);
  }

  /** Sets when it is warned; null for when the cloud says. */
  public void warnAt(Thresholds thresholds) {
    quotaWarnings = thresholds == null ? null : thresholds.text();
    quotaWarnedFrom = thresholds == null ? null : thresholds.percents().get(0);
  }

  public String contactEmail() {
    return contactEmail;
  }

  /** Why it is not active; null when it is. */
  public String stateReason() {
    return stateReason;
  }

  /** Whether its instances are to stand still while it is suspended. */
  public boolean stopsInstances() {
    return stopsInstances;
  }

  /** When what it has is deleted; null unless it is closing. */
  public Instant closesAt() {
    return closesAt;
  }

  /** Since when nothing is left of it but its history; null while there is. */
  public Instant closedAt() {
    return closedAt;
  }

  /** Grows with each change. */
  public long version() {
    return version;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
