package org.nephos.compute;

import java.util.Optional;

/** What an observation means for an instance that nothing is being done to. */
final class Findings {
  private Findings() {}

  /**
   * The step that would make the instance what the hypervisor says; empty when it is so already, or
   * when what was said says nothing.
   *
   * @param seen null when the host answered that it has no such guest
   */
  static Optional<InstanceTrigger> of(Instance instance, PowerState seen) {
    InstanceTrigger trigger = trigger(instance.state(), seen);
    return trigger != null && InstanceTransitions.allows(instance.state(), instance.task(), trigger)
        ? Optional.of(trigger)
        : Optional.empty();
  }

  private static InstanceTrigger trigger(InstanceState state, PowerState seen) {
    if (seen == null) {
      return InstanceTrigger.FOUND_ABSENT;
    }
    return switch (seen) {
      case SHUTDOWN -> InstanceTrigger.FOUND_STOPPED;
      case CRASHED -> InstanceTrigger.FOUND_CRASHED;
      case RUNNING -> state == InstanceState.ACTIVE ? null : InstanceTrigger.FOUND_RUNNING;
      case PAUSED -> state == InstanceState.PAUSED ? null : InstanceTrigger.FOUND_PAUSED;
      case UNKNOWN -> null;
    };
  }

  /** Why an instance is in {@code ERROR} after this step; null when it is not. */
  static Fault fault(InstanceTrigger trigger) {
    return switch (trigger) {
      case FOUND_CRASHED ->
          new Fault("guest-crashed", "It crashed on its host. Start it again, or delete it.");
      case FOUND_ABSENT ->
          new Fault(
              "guest-absent", "Its host does not have it any more. Delete it and order it again.");
      default -> null;
    };
  }
}
