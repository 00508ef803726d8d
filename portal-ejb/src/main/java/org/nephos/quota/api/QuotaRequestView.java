package org.nephos.quota.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.request.RequestState;

/**
 * A request for more quota.
 *
 * @param preset the name of the preset that it asked for; null where it named limits
 * @param automatic whether the operator's conditions decided it, and nobody else
 */
public record QuotaRequestView(
    UUID id,
    UUID project,
    String projectName,
    UUID tenant,
    String tenantName,
    List<LimitChange> changes,
    String preset,
    boolean automatic,
    RequestState state,
    String reason,
    Instant until,
    Decision decision,
    String createdBy,
    Instant createdAt) {
  /** Who decided, when and why; the reason may be null. */
  public record Decision(String by, Instant at, String reason) {}
}
