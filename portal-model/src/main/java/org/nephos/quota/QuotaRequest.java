package org.nephos.quota;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.json.Json;

/** Somebody asks for more; it is decided once. */
@Entity
@Table(name = "quota_request")
public class QuotaRequest {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  @Enumerated(EnumType.STRING)
  private QuotaRequestState state;

  private String changes;
  private String reason;

  @Column(name = "until_at")
  private Instant untilAt;

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

  private String granted;

  @Column(name = "preset_name")
  private String presetName;

  private boolean automatic;

  @Version private long version;

  protected QuotaRequest() {}

  /** A pending request for these limits. */
  public QuotaRequest(
      UUID id,
      UUID tenantId,
      UUID projectId,
      Map<QuotaResource, Long> limits,
      String reason,
      Instant until,
      UUID createdBy,
      String createdByName,
      Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.projectId = projectId;
    this.state = QuotaRequestState.PENDING;
    Map<String, Long> words = new TreeMap<>();
    limits.forEach((resource, limit) -> words.put(resource.word(), limit));
    this.changes = Json.write(words);
    this.reason = reason;
    this.untilAt = until;
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
  public void decide(QuotaRequestState outcome, String by, String why, Instant now) {
    if (state != QuotaRequestState.PENDING || outcome == QuotaRequestState.PENDING) {
      throw new IllegalStateException("a " + state + " request cannot become " + outcome);
    }
    this.state = outcome;
    this.decidedByName = by;
    this.decisionReason = why;
    this.decidedAt = now;
  }

  /** Remembers the preset that it asks for. */
  public void ofPreset(String name) {
    this.presetName = name;
  }

  /** Remembers that the operator's conditions decided it, and nobody else. */
  public void byItself() {
    this.automatic = true;
  }

  /** Keeps what an approval for a time has changed. */
  public void grant(List<GrantedLimit> limits) {
    this.granted = Json.write(limits);
  }

  /**
   * Ends an approval for a time.
   *
   * @return what it had changed
   * @throws IllegalStateException when it is not approved
   */
  public List<GrantedLimit> end() {
    if (state != QuotaRequestState.APPROVED) {
      throw new IllegalStateException("a " + state + " request has nothing to end");
    }
    this.state = QuotaRequestState.EXPIRED;
    return granted == null ? List.of() : Json.read(granted, new TypeReference<>() {});
  }

  /** The wanted limits. */
  public Map<QuotaResource, Long> limits() {
    EnumMap<QuotaResource, Long> limits = new EnumMap<>(QuotaResource.class);
    Json.readMap(changes)
        .forEach(
            (word, limit) -> limits.put(QuotaResource.ofWord(word), ((Number) limit).longValue()));
    return limits;
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

  public QuotaRequestState state() {
    return state;
  }

  public String reason() {
    return reason;
  }

  public Instant until() {
    return untilAt;
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

  /** The name of the preset that it asks for; null where it names limits. */
  public String presetName() {
    return presetName;
  }

  /** Whether nobody had to decide it. */
  public boolean isAutomatic() {
    return automatic;
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
