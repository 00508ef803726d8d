package org.nephos.rest.lease;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.request.RequestState;

/** A request for more time, and what became of it. */
@Schema(name = "LeaseExtension")
public record LeaseExtensionJson(
    UUID id,
    UUID instance,
    String instanceName,
    UUID project,
    String projectName,
    UUID tenant,
    String tenantName,
    RequestState state,
    @Schema(description = "Whether nobody had to approve it.") boolean automatic,
    @Schema(description = "When the lease ended when it was asked for.") Instant leaseEnd,
    Instant until,
    String reason,
    @Schema(description = "When it expires if nobody decides.") Instant expiresAt,
    @Schema(nullable = true, description = "Null while it is pending.") DecisionJson decision,
    String createdBy,
    Instant createdAt) {

  /** Who decided, when and why. */
  @Schema(name = "LeaseDecision")
  public record DecisionJson(String by, Instant at, @Schema(nullable = true) String reason) {}

  static LeaseExtensionJson of(LeaseExtensionView view) {
    LeaseExtensionView.Decision decision = view.decision();
    return new LeaseExtensionJson(
        view.id(),
        view.instance(),
        view.instanceName(),
        view.project(),
        view.projectName(),
        view.tenant(),
        view.tenantName(),
        view.state(),
        view.automatic(),
        view.leaseEnd(),
        view.until(),
        view.reason(),
        view.expiresAt(),
        decision == null ? null : new DecisionJson(decision.by(), decision.at(), decision.reason()),
        view.createdBy(),
        view.createdAt());
  }
}
