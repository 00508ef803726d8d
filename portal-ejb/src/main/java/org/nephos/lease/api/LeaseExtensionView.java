package org.nephos.lease.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.request.RequestState;

/**
 * A request for more time, and what became of it.
 *
 * @param automatic whether the policy asked for nobody's approval
 * @param leaseEnd when the lease ended when it was asked for
 * @param until when it shall end
 * @param expiresAt when it ends by itself if nobody decides
 * @param mayDecide whether the reader may approve it as it is
 */
public record LeaseExtensionView(
    UUID id,
    UUID instance,
    String instanceName,
    UUID project,
    String projectName,
    UUID tenant,
    String tenantName,
    RequestState state,
    boolean automatic,
    Instant leaseEnd,
    Instant until,
    String reason,
    Instant expiresAt,
    Decision decision,
    boolean mayDecide,
    String createdBy,
    Instant createdAt) {
  /** Who decided, when and why; the reason may be null. */
  public record Decision(String by, Instant at, String reason) {}
}
