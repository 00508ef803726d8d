package org.nephos.quota;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.json.Json;
import org.nephos.request.ProjectRequest;

/** Somebody asks for more. */
@Entity
@Table(name = "quota_request")
public class QuotaRequest extends ProjectRequest {
  private String changes;

  @Column(name = "until_at")
  private Instant untilAt;

  private String granted;

  @Column(name = "preset_name")
  private String presetName;

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
    super(id, tenantId, projectId, reason, createdBy, createdByName, now);
    Map<String, Long> words = new TreeMap<>();
    limits.forEach((resource, limit) -> words.put(resource.word(), limit));
    this.changes = Json.write(words);
    this.untilAt = until;
  }

  @Override
  public String kind() {
    return "quota-request";
  }

  /** Remembers the preset that it asks for. */
  public void ofPreset(String name) {
    this.presetName = name;
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
    endApproval();
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

  public Instant until() {
    return untilAt;
  }

  /** The name of the preset that it asks for; null where it names limits. */
  public String presetName() {
    return presetName;
  }
}
