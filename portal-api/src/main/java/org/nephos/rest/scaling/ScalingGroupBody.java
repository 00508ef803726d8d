package org.nephos.rest.scaling;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.scaling.api.CreateScalingGroup;

/** A scaling group to make. */
@Schema(name = "ScalingGroupCreate")
public record ScalingGroupBody(
    @NotNull UUID project,
    @NotNull @Schema(examples = "web") String name,
    @NotNull @Schema(description = "0 to max.", examples = "1") Integer min,
    @NotNull @Schema(description = "1 to 100; the room for it is held.", examples = "4")
        Integer max,
    @Schema(description = "How many now; min when left out.") Integer desired,
    @Schema(description = "Between two changes of size.", defaultValue = "60")
        Integer cooldownSeconds,
    @NotNull TemplateBody template,
    List<PolicyBody> policies,
    @Schema(description = "Why it is wanted; those who approve it read this.", maxLength = 1000)
        String reason) {
  private static final int COOLDOWN_SECONDS = 60;

  /** What a member is made of. */
  @Schema(name = "ScalingTemplateCreate")
  public record TemplateBody(
      @NotNull UUID flavor,
      @NotNull UUID image,
      @Schema(description = "Chosen for each member when left out.") String zone,
      UUID network,
      UUID keypair,
      @Schema(description = "For cloud-init, at most 65,536 bytes of UTF-8; never shown again.")
          String userData,
      Map<String, String> tags) {
    CreateScalingGroup.Template template() {
      return new CreateScalingGroup.Template(
          flavor, image, zone, network, keypair, userData, tags == null ? Map.of() : tags);
    }

    /** Keeps user data out of logs. */
    @Override
    public String toString() {
      return "TemplateBody[flavor=" + flavor + ", image=" + image + ", zone=" + zone + "]";
    }
  }

  /** When to grow and when to shrink. */
  @Schema(name = "ScalingPolicy")
  public record PolicyBody(
      @Schema(enumeration = "cpu.percent", defaultValue = "cpu.percent") String meter,
      @NotNull
          @Schema(
              description = "Out when the mean over members and window is at or above it.",
              examples = "70")
          Integer scaleOutAt,
      @NotNull @Schema(description = "In when it is at or below it.", examples = "20")
          Integer scaleInAt,
      @Schema(description = "10 to 3,600.", defaultValue = "60") Integer windowSeconds,
      @Schema(description = "1 to 10 members at a time.", defaultValue = "1") Integer step) {
    private static final int WINDOW_SECONDS = 60;

    CreateScalingGroup.PolicySpec policy() {
      return new CreateScalingGroup.PolicySpec(
          meter == null ? "cpu.percent" : meter,
          scaleOutAt,
          scaleInAt,
          windowSeconds == null ? WINDOW_SECONDS : windowSeconds,
          step == null ? 1 : step);
    }
  }

  CreateScalingGroup command() {
    return new CreateScalingGroup(
        project,
        name,
        min,
        max,
        desired,
        cooldownSeconds == null ? COOLDOWN_SECONDS : cooldownSeconds,
        template.template(),
        policies == null ? List.of() : policies.stream().map(PolicyBody::policy).toList(),
        reason);
  }
}
