package org.nephos.lease;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.nephos.compute.Instance;
import org.nephos.request.ProjectRequest;
import org.nephos.request.RequestState;

/** Somebody asks for more time for an instance. */
@Entity
@Table(name = "lease_extension")
public class LeaseExtension extends ProjectRequest {
  @Column(name = "instance_id")
  private UUID instanceId;

  /** The instance while it waits, so that it has no second one; else null. */
  @Column(name = "pending_instance_id")
  private UUID pendingInstanceId;

  @Column(name = "instance_name")
  private String instanceName;

  @Column(name = "lease_end")
  private Instant leaseEnd;

  @Column(name = "until_at")
  private Instant untilAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

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
    super(id, instance.tenantId(), instance.projectId(), reason, createdBy, createdByName, now);
    this.instanceId = instance.id();
    this.pendingInstanceId = instance.id();
    this.instanceName = instance.name();
    this.leaseEnd = instance.leaseEnd();
    this.untilAt = until;
    this.expiresAt = expires;
  }

  @Override
  public void decide(RequestState outcome, String by, String why, Instant now) {
    super.decide(outcome, by, why, now);
    pendingInstanceId = null;
  }

  @Override
  public String kind() {
    return "lease-extension";
  }

  public UUID instanceId() {
    return instanceId;
  }

  /** What the instance was called when it was asked for. */
  public String instanceName() {
    return instanceName;
  }

  /** When the lease ended when it was asked for. */
  public Instant leaseEnd() {
    return leaseEnd;
  }

  /** When it shall end. */
  public Instant until() {
    return untilAt;
  }

  /** When nobody waits for a decision any longer. */
  public Instant expiresAt() {
    return expiresAt;
  }
}
