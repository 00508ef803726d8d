package org.nephos.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * Work outside the database, decided in the transaction that inserted it. After that its row is
 * changed by the engine's guarded UPDATEs only, so this entity inserts and reads.
 */
@Entity
@Table(name = "job")
public class Job {
  @Id private UUID id;
  private String kind;

  @Enumerated(EnumType.STRING)
  private JobState state;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "resource_type")
  private String resourceType;

  @Column(name = "resource_id")
  private UUID resourceId;

  @Column(name = "resource_name")
  private String resourceName;

  @Column(name = "active_resource_id")
  private UUID activeResourceId;

  @Column(name = "predecessor_id")
  private UUID predecessorId;

  private String payload;

  @Column(name = "run_at")
  private Instant runAt;

  private int attempt;
  private int failures;

  @Column(name = "max_attempts")
  private int maxAttempts;

  @Column(name = "lease_owner")
  private String leaseOwner;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  private String step;
  private int progress;

  @Column(name = "error_kind")
  private String errorKind;

  @Column(name = "error_detail")
  private String errorDetail;

  @Column(name = "created_by")
  private UUID createdBy;

  @Column(name = "created_by_name")
  private String createdByName;

  @Column(name = "correlation_id")
  private String correlationId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  @Version private long version;

  protected Job() {}

  /**
   * A queued job.
   *
   * @param predecessorId a job of the same resource whose worker may still be in a call, or null
   * @param payload JSON; references to secrets, never secrets
   */
  public Job(
      UUID id,
      String kind,
      UUID tenantId,
      UUID projectId,
      String resourceType,
      UUID resourceId,
      String resourceName,
      UUID predecessorId,
      String payload,
      int maxAttempts,
      UUID createdBy,
      String createdByName,
      String correlationId,
      Instant now) {
    this.id = id;
    this.kind = kind;
    this.state = JobState.QUEUED;
    this.tenantId = tenantId;
    this.projectId = projectId;
    this.resourceType = resourceType;
    this.resourceId = resourceId;
    this.resourceName = resourceName;
    this.activeResourceId = resourceId;
    this.predecessorId = predecessorId;
    this.payload = payload;
    this.maxAttempts = maxAttempts;
    this.createdBy = createdBy;
    this.createdByName = createdByName;
    this.correlationId = correlationId;
    this.createdAt = now;
    this.runAt = now;
  }

  public UUID id() {
    return id;
  }

  public String kind() {
    return kind;
  }

  public JobState state() {
    return state;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID projectId() {
    return projectId;
  }

  public String resourceType() {
    return resourceType;
  }

  public UUID resourceId() {
    return resourceId;
  }

  public String resourceName() {
    return resourceName;
  }

  public String payload() {
    return payload;
  }

  public Instant runAt() {
    return runAt;
  }

  public int attempt() {
    return attempt;
  }

  /** How often it has failed; reset when a person retries it. */
  public int failures() {
    return failures;
  }

  public int maxAttempts() {
    return maxAttempts;
  }

  /** The worker that holds it, or null. */
  public String leaseOwner() {
    return leaseOwner;
  }

  public String step() {
    return step;
  }

  public int progress() {
    return progress;
  }

  public String errorKind() {
    return errorKind;
  }

  public String errorDetail() {
    return errorDetail;
  }

  public UUID createdBy() {
    return createdBy;
  }

  public String createdByName() {
    return createdByName;
  }

  public String correlationId() {
    return correlationId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Instant finishedAt() {
    return finishedAt;
  }
}
