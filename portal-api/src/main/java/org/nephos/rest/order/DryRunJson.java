package org.nephos.rest.order;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.order.api.DryRunView;
import org.nephos.rest.problem.ViolationJson;

/** What would come of an order. */
@Schema(name = "DryRun")
public record DryRunJson(
    @Schema(enumeration = {"accepted", "approval", "refused"}) String verdict,
    @Schema(nullable = true, description = "Null when nothing in it has a price.") QuoteJson quote,
    List<QuotaLineJson> quota,
    @Schema(description = "The policy that decides.", examples = "automatic") String policy,
    PlacementJson placement,
    @Schema(description = "Why it would be refused, field by field.") List<ViolationJson> problems,
    @Schema(nullable = true, description = "When the policy asks for an approval, or refuses.")
        ApprovalNeededJson approval) {

  /** What the policy says that decides. */
  @Schema(name = "ApprovalNeeded")
  public record ApprovalNeededJson(
      @Schema(description = "What the policy says to those who order; may be empty.")
          String message,
      @Schema(
              nullable = true,
              description = "Null when it is refused.",
              enumeration = {"tenant-admin", "operator"})
          String approver,
      @Schema(nullable = true, examples = "P7D") String decideAfter,
      @Schema(
              nullable = true,
              enumeration = {"approve", "reject", "expire"})
          String defaultDecision) {}

  /** What it asks of one scope and resource. */
  @Schema(name = "QuotaDemand")
  public record QuotaLineJson(
      @Schema(enumeration = {"project", "tenant"}) String scope,
      @Schema(examples = "vcpus") String resource,
      @Schema(nullable = true, description = "Null for no limit.") Long limit,
      long used,
      long reserved,
      long requested) {}

  /** Whether hosts have room now. */
  @Schema(name = "Placement")
  public record PlacementJson(
      boolean possible,
      @Schema(nullable = true, description = "Where it would start.") String zone,
      String reason) {}

  static DryRunJson of(DryRunView view) {
    DryRunView.Placement placement = view.placement();
    return new DryRunJson(
        view.verdict(),
        QuoteJson.of(view.quote()),
        view.quota().stream()
            .map(
                line ->
                    new QuotaLineJson(
                        line.scope(),
                        line.resource(),
                        line.limit(),
                        line.used(),
                        line.reserved(),
                        line.requested()))
            .toList(),
        view.policy(),
        placement == null
            ? null
            : new PlacementJson(placement.possible(), placement.zone(), placement.reason()),
        view.problems().stream().map(ViolationJson::of).toList(),
        approval(view.approval()));
  }

  private static ApprovalNeededJson approval(DryRunView.Approval approval) {
    return approval == null
        ? null
        : new ApprovalNeededJson(
            approval.message(),
            OrderPolicyBody.word(approval.approver()),
            approval.decideAfter() == null ? null : approval.decideAfter().toString(),
            OrderPolicyBody.word(approval.defaultDecision()));
  }
}
