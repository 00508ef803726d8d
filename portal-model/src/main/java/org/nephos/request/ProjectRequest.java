package org.nephos.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody asks for in a project: it waits, and then it is decided once, by others or by a
 * rule, withdrawn by who asked, or over.
 */
@MappedSuperclass
public abstract class ProjectRequest {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  @Enumerated(EnumType.STRING)
  private RequestState state;

  private boolean automatic;
  private String reason;

  @Column(name = "created_by")
  private UUID createdBy;

  @Column(name = "created_by_name")
  private String createdByName;

  @Column(name = "created_at")
  private Instant createdAt;

  @Embedded private Decision decision;

  @Version private long version;

  protected ProjectRequest() {}

  /** One that waits. */
  protected ProjectRequest(
      UUID id,
      UUID tenantId,
      UUID projectId,
      String reason,
      UUID createdBy,
      String createdByName,
      Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.projectId = projectId;
    this.state = RequestState.PENDING;
    this.reason = reason;
    this.createdBy = createdBy;
    this.createdByName = createdByName;
    this.createdAt = now;
  }

  /**
   * Ends it.
   *
   * @param outcome any but {@code PENDING}
   * @throws IllegalStateException when it is decided already
   */
  public void decide(RequestState outcome, String by, String why, Instant now) {
    if (state != RequestState.PENDING || outcome == RequestState.PENDING) {
      throw new IllegalStateException("a " + state + " request cannot become " + outcome);
    }
    this.state = outcome;
    this.decision = new Decision(by, why, now);
  }

  /** Approves it at once, because a rule asks for nobody's decision. */
  public void approveItself(String by, Instant now) {
    automatic = true;
    decide(RequestState.APPROVED, by, null, now);
  }

  /**
   * Ends an approval for a time; the decision stays.
   *
   * @throws IllegalStateException when it is not approved
   */
  protected void endApproval() {
    if (state != RequestState.APPROVED) {
      throw new IllegalStateException("a " + state + " request has nothing to end");
    }
    state = RequestState.EXPIRED;
  }

  /** What the audit trail calls such requests, for example {@code quota-request}. */
  public abstract String kind();

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID projectId() {
    return projectId;
  }

  public RequestState state() {
    return state;
  }

  public boolean isPending() {
    return state == RequestState.PENDING;
  }

  /** Whether nobody had to decide it. */
  public boolean isAutomatic() {
    return automatic;
  }

  /** Why it is asked for. */
  public String reason() {
    return reason;
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
    return Decision.by(decision);
  }

  public Instant decidedAt() {
    return Decision.at(decision);
  }

  public String decisionReason() {
    return Decision.why(decision);
  }
}
