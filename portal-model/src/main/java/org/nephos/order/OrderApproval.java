package org.nephos.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.nephos.quota.QuotaAmounts;
import org.nephos.quota.QuotaResource;
import org.nephos.request.Decision;

/**
 * The approval that an order needs, and what was decided. It keeps what the policy said when the
 * order was placed: a policy that changes later changes nothing that waits. Changed only under the
 * lock of its order, whose state alone says whether it still waits.
 */
@Entity
@Table(name = "order_approval")
public class OrderApproval {
  @Id
  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "policy_id")
  private UUID policyId;

  @Column(name = "policy_name")
  private String policyName;

  private String message;

  @Enumerated(EnumType.STRING)
  private Approver approver;

  @Column(name = "remind_after")
  private Long remindAfter;

  @Column(name = "decide_after")
  private long decideAfter;

  @Enumerated(EnumType.STRING)
  @Column(name = "default_decision")
  private DefaultDecision defaultDecision;

  @Column(name = "held_instances")
  private long heldInstances;

  @Column(name = "held_vcpus")
  private long heldVcpus;

  @Column(name = "held_ram_mib")
  private long heldRamMib;

  @Column(name = "held_disk_gib")
  private long heldDiskGib;

  @Column(name = "monthly_price")
  private BigDecimal monthlyPrice;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "remind_at")
  private Instant remindAt;

  @Enumerated(EnumType.STRING)
  private ApprovalOutcome decision;

  @Column(name = "decided_by")
  private UUID decidedBy;

  @Embedded private Decision decided;

  protected OrderApproval() {}

  /**
   * What a policy asks for an order.
   *
   * @param policy one with the outcome approval
   * @param monthlyPrice what the order would cost in a month, in cents at the finest
   * @param held the room that is held while it waits
   */
  public OrderApproval(
      UUID orderId, UUID tenantId, OrderPolicy policy, BigDecimal monthlyPrice, QuotaAmounts held) {
    this.orderId = orderId;
    this.tenantId = tenantId;
    this.monthlyPrice = monthlyPrice;
    this.policyId = policy.id();
    this.policyName = policy.name();
    this.message = policy.message();
    this.approver = policy.approver();
    this.remindAfter = policy.remindAfter() == null ? null : policy.remindAfter().toSeconds();
    this.decideAfter = policy.decideAfter().toSeconds();
    this.defaultDecision = policy.defaultDecision();
    this.heldInstances = held.of(QuotaResource.INSTANCES);
    this.heldVcpus = held.of(QuotaResource.VCPUS);
    this.heldRamMib = held.of(QuotaResource.RAM_MIB);
    this.heldDiskGib = held.of(QuotaResource.DISK_GIB);
  }

  /**
   * From now on it waits.
   *
   * @return until when
   */
  public Instant ask(Instant now) {
    askedAt = now;
    remindAt = remindAfter == null ? null : now.plusSeconds(remindAfter);
    return now.plusSeconds(decideAfter);
  }

  /** Those who decide were reminded. */
  public void reminded() {
    remindAt = null;
  }

  /**
   * It is decided.
   *
   * @param by null when the term decided
   * @param byName null when the term decided
   * @param why null for no reason
   */
  public void decide(ApprovalOutcome outcome, UUID by, String byName, String why, Instant now) {
    if (decision != null) {
      throw new IllegalStateException("it is " + decision + " already");
    }
    decision = outcome;
    decidedBy = by;
    decided = new Decision(byName, why, now);
    remindAt = null;
  }

  /** The room that is held while it waits. */
  public QuotaAmounts held() {
    return QuotaAmounts.of(heldInstances, heldVcpus, heldRamMib, heldDiskGib);
  }

  public UUID orderId() {
    return orderId;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID policyId() {
    return policyId;
  }

  public String policyName() {
    return policyName;
  }

  public String message() {
    return message;
  }

  public Approver approver() {
    return approver;
  }

  public Duration decideAfter() {
    return Duration.ofSeconds(decideAfter);
  }

  public DefaultDecision defaultDecision() {
    return defaultDecision;
  }

  /** Since when it waits; null while it waits for quota first. */
  public Instant askedAt() {
    return askedAt;
  }

  /** When to remind those who decide, or null. */
  public Instant remindAt() {
    return remindAt;
  }

  /** Null while it waits, and when the order ended otherwise. */
  public ApprovalOutcome decision() {
    return decision;
  }

  public UUID decidedBy() {
    return decidedBy;
  }

  public String decidedByName() {
    return Decision.by(decided);
  }

  public Instant decidedAt() {
    return Decision.at(decided);
  }

  public String decisionReason() {
    return Decision.why(decided);
  }
}
