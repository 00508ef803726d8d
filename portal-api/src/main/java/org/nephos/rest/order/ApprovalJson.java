package org.nephos.rest.order;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.order.api.ApprovalView;

/** The approval that an order needs or needed. */
@Schema(name = "Approval")
public record ApprovalJson(
    String policy,
    @Schema(description = "What the policy says to those who order; may be empty.") String message,
    @Schema(enumeration = {"tenant-admin", "operator"}) String approver,
    @Schema(nullable = true, description = "Null while it waits for quota first.") Instant askedAt,
    @Schema(nullable = true, description = "When the default decision is taken.") Instant deadline,
    @Schema(enumeration = {"approve", "reject", "expire"}) String defaultDecision,
    @Schema(
            nullable = true,
            enumeration = {"approved", "rejected", "expired"})
        String decision,
    @Schema(nullable = true, description = "Null when the term decided.") String decidedBy,
    @Schema(nullable = true) Instant decidedAt,
    @Schema(nullable = true) String reason) {

  static ApprovalJson of(ApprovalView view) {
    return view == null
        ? null
        : new ApprovalJson(
            view.policy(),
            view.message(),
            OrderPolicyBody.word(view.approver()),
            view.askedAt(),
            view.deadline(),
            OrderPolicyBody.word(view.defaultDecision()),
            OrderPolicyBody.word(view.decision()),
            view.decidedBy(),
            view.decidedAt(),
            view.reason());
  }
}
