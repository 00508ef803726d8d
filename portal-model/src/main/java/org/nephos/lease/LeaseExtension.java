package org.nephos.lease;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.nephos.compute.Instance;

/** Somebody asks for more time for an instance; it is decided once. */
@Entity
@Table(name = "lease_extension")
public class LeaseExtension {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "instance_id")
  private UUID instanceId;

  @Column(name = "pending_instance_id")
  private UUID pendingInstanceId;

  @Column(name = "instance_name")
  private String instanceName;

  @Enumerated(EnumType.STRING)
  private LeaseExtensionState state;

  private boolean automatic;

  @Column(name = "lease_end")
  private Instant leaseEnd;

  @Column(name = "until_at")
  private Instant untilAt;

  private String reason;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "created_by")
  private UUID createdBy;

  @Column(name = "created_by_name")
  private String createdByName;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "decided_by_name")
  private String decidedByName;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Column(name = "decision_reason")
  private String decisionReason;

  @Version private long version;

  protected LeaseExtension() {}

  /**
   * A request that waits.
   *
   * @param until when the lease shall end
   * @param expires when nobody waits for a decision any longer
   */
  public LeaseExtension(
      UUID id,
      Instance instance,
      Instant until,
      String reason,
      Instant expires,
      UUID createdBy,
      String createdByName,
      Instant now) {
    this.id = id;
    this.tenantId = instance.tenantId();
    this.projectId = instance.projectId();
    this.instanceId = instance.id();
    this.pendingInstanceId = instance.id();
    this.instanceName = instance.name();
    this.state = LeaseExtensionState.PENDING;
    this.leaseEnd = instance.leaseEnd();
    this.untilAt = until;
    this.reason = reason;
    this.expiresAt = expires;
    this.createdBy = createdBy;
    this.createdByName = createdByName;
    this.createdAt = now;
  }

  /** Approves it at once, because the policy asks for nobody's approval. */
  public void approveItself(Instant now) {
    automatic = true;
    decide(LeaseExtensionState.APPROVED, createdByName, null, now);
  }

  /**
   * Ends it.
   *
   * @param outcome any but {@code PENDING}
   * @throws IllegalStateException when it is decided already
   */
  public void decide(LeaseExtensionState outcome, String by, String why, Instant now) {
    if (state != LeaseExtensionState.PENDING || outcome == LeaseExtensionState.PENDING) {
      throw new IllegalStateException("a " + state + " request cannot become " + outcome);
    }
    state = outcome;
    pendingInstanceId = null;
    decidedByName = by;
    decidedAt = now;
    decisionReason = why;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID projectId() {
    return projectId;
  }

  public UUID instanceId() {
    return instanceId;
  }

  /** What the instance was called when it was asked for. */
  public String instanceName() {
    return instanceName;
  }

  public LeaseExtensionState state() {
    return state;
  }

  /** Whether nobody had to decide. */
  public boolean isAutomatic() {
    return automatic;
  }

  /** When the lease ended when it was asked for. */
  public Instant leaseEnd() {
    return leaseEnd;
  }

  /** When it shall end. */
  public Instant until() {
    return untilAt;
  }

  public String reason() {
    return reason;
  }

  /** When nobody waits for a decision any longer. */
  public Instant expiresAt() {
    return expiresAt;
  }

  public UUID createdBy() {
    return createdBy;
  }

  public String createdByName() {
    return createdByName;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public String decidedByName() {
    return decidedByName;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  public String decisionReason() {
    return decisionReason;
  }
}
