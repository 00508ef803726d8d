package org.nephos.budget;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.json.Json;

/** What a tenant, one of its projects, or what bears a tag is meant to cost in a billing month. */
@Entity
@Table(name = "budget")
public class Budget {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  private String name;

  @Column(name = "project_id")
  private UUID projectId;

  private String tag;
  private BigDecimal amount;
  private String currency;
  private String thresholds;

  @Column(name = "block_orders")
  private boolean blocking;

  @Column(name = "webhook_url")
  private String webhookUrl;

  @Column(name = "webhook_secret")
  private String webhookSecret;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "created_by")
  private String createdBy;

  @Version private long version;

  protected Budget() {}

  /**
   * A budget of what costs.
   *
   * @param projectId null for all of the tenant, or what bears a tag
   * @param tag null for all of the tenant, or of a project
   */
  public Budget(
      UUID id, UUID tenantId, UUID projectId, BudgetTag tag, String createdBy, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.projectId = projectId;
    this.tag = tag == null ? null : tag.toString();
    this.createdBy = createdBy;
    this.createdAt = now;
  }

  /** How it is called, and how much it is. */
  public void set(String newName, Money money) {
    name = newName;
    amount = money.amount();
    currency = money.currency();
  }

  /** When it is told, and whether it refuses orders. */
  public void act(Collection<BudgetThreshold> at, boolean blocks) {
    thresholds = Json.write(at.stream().sorted().distinct().toList());
    blocking = blocks;
  }

  /**
   * Where it is told to a program; both null for nowhere.
   *
   * @param sealedSecret what signs the calls, sealed for this budget
   */
  public void callAt(String url, String sealedSecret) {
    webhookUrl = url;
    webhookSecret = sealedSecret;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  /** Null for all of the tenant, or what bears a tag. */
  public UUID projectId() {
    return projectId;
  }

  /** Null for all of the tenant, or of a project. */
  public BudgetTag tag() {
    return tag == null ? null : BudgetTag.parse(tag).orElseThrow();
  }

  /** For a month, in its currency. */
  public Money amount() {
    return new Money(amount, currency);
  }

  /** The lowest first, those by the actual cost before those by forecast; may be empty. */
  public List<BudgetThreshold> thresholds() {
    return Json.read(thresholds, new TypeReference<List<BudgetThreshold>>() {});
  }

  /** Whether orders are refused when it is used up. */
  public boolean isBlocking() {
    return blocking;
  }

  /** Whether an order in this project with these tags is of what it is about. */
  public boolean isAbout(UUID project, Map<String, String> tags) {
    return (projectId == null || projectId.equals(project)) && (tag == null || tag().isIn(tags));
  }

  /** Null for none. */
  public String webhookUrl() {
    return webhookUrl;
  }

  /** What signs the calls of its webhook, sealed for this budget; null for none. */
  public String sealedSecret() {
    return webhookSecret;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** The name of who made it. */
  public String createdBy() {
    return createdBy;
  }

  public long version() {
    return version;
  }
}
