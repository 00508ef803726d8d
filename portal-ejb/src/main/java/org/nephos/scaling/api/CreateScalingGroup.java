package org.nephos.scaling.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * @param min 0 to max
 * @param max 1 to 100; the room for it is held from now on
 * @param desired null for min
 * @param cooldownSeconds 0 to 86,400 between two changes of size
 * @param policies at least none
 * @param reason why it is wanted, at most 1,000 characters, for those who have to approve it; null
 *     for none
 */
public record CreateScalingGroup(
    @Names(ResourceKind.PROJECT) UUID project,
    String name,
    int min,
    int max,
    Integer desired,
    int cooldownSeconds,
    Template template,
    List<PolicySpec> policies,
    String reason) {

  /** An order that gives no reason. */
  public CreateScalingGroup(
      UUID project,
      String name,
      int min,
      int max,
      Integer desired,
      int cooldownSeconds,
      Template template,
      List<PolicySpec> policies) {
    this(project, name, min, max, desired, cooldownSeconds, template, policies, null);
  }

  /** What a member is made of. */
  public record Template(
      UUID flavor,
      UUID image,
      String zone,
      UUID network,
      UUID keypair,
      String userData,
      Map<String, String> tags) {
    /** Keeps user data out of logs. */
    @Override
    public String toString() {
      return "Template[flavor=" + flavor + ", image=" + image + ", zone=" + zone + "]";
    }
  }

  /**
   * A rule: out when the mean over members and window is at or above {@code scaleOutAt}, in when it
   * is at or below {@code scaleInAt}.
   *
   * @param meter {@code cpu.percent}
   * @param scaleOutAt 1 to 100, above {@code scaleInAt}
   * @param scaleInAt 0 to 99
   * @param windowSeconds 10 to 3,600
   * @param step 1 to 10 members at a time
   */
  public record PolicySpec(
      String meter, int scaleOutAt, int scaleInAt, int windowSeconds, int step) {}
}
