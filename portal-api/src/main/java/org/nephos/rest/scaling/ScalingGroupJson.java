package org.nephos.rest.scaling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.rest.compute.FaultJson;
import org.nephos.scaling.ScalingGroupState;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.ScalingGroupView;

/** A scaling group. */
@Schema(name = "ScalingGroup")
public record ScalingGroupJson(
    UUID id,
    String name,
    UUID project,
    String projectName,
    UUID tenant,
    int min,
    int max,
    int desired,
    TemplateJson template,
    int cooldownSeconds,
    List<PolicyJson> policies,
    @Schema(description = "The ids of its members in any state but DELETED.") List<UUID> members,
    @Schema(
            description =
                "PENDING_APPROVAL while its order waits for an approval: it has no members, its room"
                    + " is reserved, and it can only be deleted, which withdraws the order.")
        ScalingGroupState state,
    @Schema(nullable = true, description = "Why it is paused, or why it was never begun.")
        FaultJson fault,
    Instant createdAt,
    UUID orderId) {

  /** What a member is made of; user data is never shown again. */
  @Schema(name = "ScalingTemplate")
  public record TemplateJson(
      UUID flavor,
      UUID image,
      @Schema(nullable = true) String zone,
      @Schema(nullable = true) UUID network,
      @Schema(nullable = true) UUID keypair,
      Map<String, String> tags) {
    static TemplateJson of(CreateScalingGroup.Template template) {
      return new TemplateJson(
          template.flavor(),
          template.image(),
          template.zone(),
          template.network(),
          template.keypair(),
          template.tags());
    }
  }

  /** When it grows and when it shrinks. */
  @Schema(name = "ScalingPolicyView")
  public record PolicyJson(
      @Schema(examples = "cpu.percent") String meter,
      int scaleOutAt,
      int scaleInAt,
      int windowSeconds,
      int step) {
    static PolicyJson of(CreateScalingGroup.PolicySpec spec) {
      return new PolicyJson(
          spec.meter(), spec.scaleOutAt(), spec.scaleInAt(), spec.windowSeconds(), spec.step());
    }
  }

  static ScalingGroupJson of(ScalingGroupView view) {
    return new ScalingGroupJson(
        view.id(),
        view.name(),
        view.project(),
        view.projectName(),
        view.tenant(),
        view.min(),
        view.max(),
        view.desired(),
        TemplateJson.of(view.template()),
        view.cooldownSeconds(),
        view.policies().stream().map(PolicyJson::of).toList(),
        view.members(),
        view.state(),
        FaultJson.of(view.fault()),
        view.createdAt(),
        view.orderId());
  }
}
