package org.nephos.scaling;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a group, from numbers alone. First the group is made whole: what broke is
 * replaced, what is too much leaves, what is missing is made. Then its rules decide on another
 * size: one rule is enough to grow, all of them together shrink. No decision brings the members,
 * counted in any state, above the greatest size, or the wanted size out of its borders.
 */
public final class ScalingPolicy {
  private final GroupFigures group;
  private final List<GroupLoad> loads;

  private ScalingPolicy(GroupFigures group, List<GroupLoad> loads) {
    this.group = group;
    this.loads = loads;
  }

  /**
   * Decides.
   *
   * @param loads one for each rule, in the rules' order
   */
  public static ScalingVerdict decide(GroupFigures group, List<GroupLoad> loads) {
    ScalingPolicy policy = new ScalingPolicy(group, loads);
    return policy.mend().orElseGet(policy::follow);
  }

  /**
   * What follows when a person has set another wanted size.
   *
   * @param group with the new size as the wanted one
   * @param from the size that was wanted before
   */
  public static ScalingVerdict byHand(GroupFigures group, int from) {
    int missing = group.desired() - group.serving();
    return new ScalingVerdict(
        ScalingAction.MANUAL,
        ScalingReason.MANUAL,
        null,
        null,
        from,
        group.desired(),
        group.desired(),
        new ScalingPolicy(group, List.of()).room(missing),
        Math.max(0, -missing));
  }

  /** Brings the members to the size that is wanted already. */
  private Optional<ScalingVerdict> mend() {
    int serving = group.serving();
    int missing = group.desired() - serving;
    int create = room(missing);
    if (group.lost() > 0) {
      return Optional.of(
          size(ScalingAction.REPLACE, ScalingReason.MEMBER_LOST, create, Math.max(0, -missing)));
    }
    if (missing < 0) {
      return Optional.of(size(ScalingAction.IN, ScalingReason.ABOVE_DESIRED, 0, -missing));
    }
    if (create > 0) {
      return Optional.of(
          size(
              ScalingAction.OUT,
              serving < group.min() ? ScalingReason.BELOW_MIN : ScalingReason.BELOW_DESIRED,
              create,
              0));
    }
    return Optional.empty();
  }

  private ScalingVerdict size(ScalingAction action, ScalingReason reason, int create, int remove) {
    int serving = group.serving();
    return new ScalingVerdict(
        action,
        reason,
        null,
        null,
        serving,
        serving + create - remove,
        group.desired(),
        create,
        remove);
  }

  /**
   * How many of the wanted members may be made now. After a failure one is tried at a time, until
   * one is built.
   */
  private int room(int wanted) {
    int room = Math.max(0, Math.min(wanted, group.max() - group.counted()));
    if (group.paused()) {
      return 0;
    }
    if (group.failures() > 0) {
      return group.coming() > 0 ? 0 : Math.min(1, room);
    }
    return room;
  }

  /** Follows the load. */
  private ScalingVerdict follow() {
    Optional<GroupLoad> high =
        loads.stream().filter(GroupLoad::isHigh).max(Comparator.comparing(l -> l.rule().step()));
    if (high.isPresent()) {
      return grow(high.get());
    }
    Optional<GroupLoad> unknown = loads.stream().filter(load -> !load.isKnown()).findFirst();
    if (unknown.isPresent()) {
      return hold(blocked().orElse(ScalingReason.NO_DATA), unknown.get(), null);
    }
    if (!loads.isEmpty() && loads.stream().allMatch(GroupLoad::isLow)) {
      return shrink(
          loads.stream().min(Comparator.comparing(load -> load.rule().step())).orElseThrow());
    }
    return hold(
        blocked().orElse(ScalingReason.STEADY), loads.isEmpty() ? null : loads.get(0), null);
  }

  private ScalingVerdict grow(GroupLoad load) {
    BigDecimal threshold = BigDecimal.valueOf(load.rule().scaleOutAt());
    Optional<ScalingReason> blocked = blocked();
    if (blocked.isPresent()) {
      return hold(blocked.get(), load, threshold);
    }
    int to = Math.min(group.max(), group.desired() + load.rule().step());
    if (to <= group.desired()) {
      return hold(ScalingReason.AT_MAX, load, threshold);
    }
    if (group.cooling()) {
      return hold(ScalingReason.COOLDOWN, load, threshold);
    }
    return new ScalingVerdict(
        ScalingAction.OUT,
        ScalingReason.ABOVE,
        load,
        threshold,
        group.desired(),
        to,
        to,
        room(to - group.serving()),
        0);
  }

  private ScalingVerdict shrink(GroupLoad load) {
    BigDecimal threshold = BigDecimal.valueOf(load.rule().scaleInAt());
    int to = Math.max(group.min(), group.desired() - load.rule().step());
    if (to >= group.desired()) {
      return hold(blocked().orElse(ScalingReason.AT_MIN), load, threshold);
    }
    if (group.cooling()) {
      return hold(ScalingReason.COOLDOWN, load, threshold);
    }
    return new ScalingVerdict(
        ScalingAction.IN,
        ScalingReason.BELOW,
        load,
        threshold,
        group.desired(),
        to,
        to,
        0,
        Math.max(0, group.serving() - to));
  }

  /** Why no member can be made now, though some are missing or more are wanted. */
  private Optional<ScalingReason> blocked() {
    if (group.paused()) {
      return Optional.of(ScalingReason.BREAKER);
    }
    return group.serving() < group.desired()
        ? Optional.of(ScalingReason.WAITING)
        : Optional.empty();
  }

  private ScalingVerdict hold(ScalingReason reason, GroupLoad load, BigDecimal threshold) {
    return new ScalingVerdict(
        ScalingAction.HOLD,
        reason,
        load,
        threshold,
        group.desired(),
        group.desired(),
        group.desired(),
        0,
        0);
  }
}
