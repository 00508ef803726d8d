package org.nephos.rest.quota;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.request.RequestState;

/** A request for more quota, and what became of it. */
@Schema(name = "QuotaRequest")
public record QuotaRequestJson(
    UUID id,
    UUID project,
    String projectName,
    UUID tenant,
    String tenantName,
    List<LimitJson> changes,
    @Schema(nullable = true, description = "The name of the preset that it asked for.")
        String preset,
    @Schema(description = "Whether the operator's conditions decided it, and nobody else.")
        boolean automatic,
    RequestState state,
    String reason,
    @Schema(nullable = true) Instant until,
    @Schema(nullable = true, description = "Null while it is pending.") DecisionJson decision,
    String createdBy,
    Instant createdAt) {

  /** Who decided, when and why. */
  @Schema(name = "Decision")
  public record DecisionJson(String by, Instant at, @Schema(nullable = true) String reason) {}

  static QuotaRequestJson of(QuotaRequestView view) {
    QuotaRequestView.Decision decision = view.decision();
    return new QuotaRequestJson(
        view.id(),
        view.project(),
        view.projectName(),
        view.tenant(),
        view.tenantName(),
        view.changes().stream().map(LimitJson::of).toList(),
        view.preset(),
        view.automatic(),
        view.state(),
        view.reason(),
        view.until(),
        decision == null ? null : new DecisionJson(decision.by(), decision.at(), decision.reason()),
        view.createdBy(),
        view.createdAt());
  }
}
