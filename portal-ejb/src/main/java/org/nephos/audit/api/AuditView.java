package org.nephos.audit.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A row of the audit trail.
 *
 * @param place where it stands in the chain; null until it has its place, mostly for a moment
 * @param type for example {@code instance.built}
 * @param outcome {@code done} or {@code refused}
 * @param tenant null for what concerns the cloud
 * @param tenantName as it is shown to people, or null
 * @param actorId null for the system's own actors
 * @param remoteAddress where the actor called from, or empty
 * @param agent what the actor's browser or program said of itself, or null
 * @param changes what was changed: of each field what it was and what it is
 * @param correlationId what the actor's answer and the log lines of the request carry
 */
public record AuditView(
    Long place,
    Instant at,
    String type,
    String outcome,
    UUID tenant,
    String tenantName,
    UUID project,
    String resourceType,
    UUID resource,
    String resourceName,
    UUID actorId,
    String actor,
    String remoteAddress,
    String agent,
    String correlationId,
    List<FieldChange> changes,
    Map<String, Object> data) {
  /**
   * A field that was changed.
   *
   * @param before what it was; null for nothing
   * @param after what it is; null for nothing
   */
  public record FieldChange(String field, Object before, Object after) {}
}
