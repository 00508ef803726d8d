package org.nephos.scaling;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceState;
import org.nephos.compute.InstanceTask;
import org.nephos.event.Changes;
import org.nephos.json.Json;
import org.nephos.persistence.Transactions;
import org.nephos.time.PortalClock;

/** Looks at a group under its lock, lets the policy decide, and does what it says. */
@ApplicationScoped
public class GroupEvaluation {
  @Inject private Transactions transactions;
  @Inject private ScalingRepository groups;
  @Inject private GroupMembers members;
  @Inject private GroupEvents events;
  @Inject private PortalClock clock;

  /** Evaluates a group in a transaction of its own; one that is going is left alone. */
  public void evaluate(UUID id) {
    transactions.runInNew(() -> evaluate(groups.lock(id)));
  }

  private void evaluate(ScalingGroup group) {
    if (!group.holdsPromise()) {
      return;
    }
    Instant now = clock.now();
    group.resumeIfDue(now);
    List<Instance> all = groups.members(group.id());
    ScalingVerdict verdict = ScalingPolicy.decide(figures(group, all, now), loads(group, all, now));
    follow(group, all, verdict, now);
  }

  /** A person has set another wanted size; the caller holds the locks of order and group. */
  void resized(ScalingGroup group, int from) {
    Instant now = clock.now();
    List<Instance> all = groups.members(group.id());
    follow(group, all, ScalingPolicy.byHand(figures(group, all, now), from), now);
  }

  private static GroupFigures figures(ScalingGroup group, List<Instance> members, Instant now) {
    return new GroupFigures(
        group.minSize(),
        group.maxSize(),
        group.desiredSize(),
        group.memberCount(),
        count(members, GroupEvaluation::isServing),
        count(members, member -> isServing(member) && !member.hasLived()),
        count(members, GroupEvaluation::isLost),
        group.isCooling(now),
        group.state() == ScalingGroupState.PAUSED,
        group.failures());
  }

  private static int count(List<Instance> members, Predicate<Instance> which) {
    return (int) members.stream().filter(which).count();
  }

  private static boolean isLeaving(Instance member) {
    return member.task() == InstanceTask.DELETING || member.state() == InstanceState.SOFT_DELETED;
  }

  private static boolean isLost(Instance member) {
    return member.state() == InstanceState.ERROR && !isLeaving(member);
  }

  private static boolean isServing(Instance member) {
    return !isLeaving(member) && !isLost(member);
  }

  private List<GroupLoad> loads(ScalingGroup group, List<Instance> members, Instant now) {
    List<UUID> working =
        members.stream()
            .filter(member -> member.state() == InstanceState.ACTIVE && !isLeaving(member))
            .map(Instance::id)
            .toList();
    return rules(group).stream()
        .map(
            rule ->
                GroupLoad.of(
                    rule,
                    groups.samples(
                        working, rule.meter(), now.minusSeconds(rule.windowSeconds()), now),
                    group.lastChangeAt(),
                    now))
        .toList();
  }

  /** The rules that a group keeps. */
  static List<ScalingRule> rules(ScalingGroup group) {
    return Json.read(group.policies(), new TypeReference<>() {});
  }

  private void follow(ScalingGroup group, List<Instance> all, ScalingVerdict verdict, Instant now) {
    if (!isWorthSaying(group, verdict)) {
      return;
    }
    groups.add(new ScalingDecision(group, verdict, now));
    if (!verdict.isChange()) {
      return;
    }
    if (verdict.desired() != group.desiredSize()) {
      group.want(verdict.desired(), now);
    }
    record(group, verdict);
    if (verdict.action() == ScalingAction.REPLACE) {
      members.remove(
          all.stream().filter(GroupEvaluation::isLost).toList(), "it broke and is replaced");
    }
    members.remove(
        all.stream().filter(GroupEvaluation::isServing).limit(verdict.remove()).toList(),
        "the scaling group shrinks");
    members.add(group, verdict.create());
  }

  /** A group that stays as it is says so once for each reason. */
  private boolean isWorthSaying(ScalingGroup group, ScalingVerdict verdict) {
    if (verdict.isChange()) {
      return true;
    }
    if (verdict.load() == null && verdict.reason() == ScalingReason.STEADY) {
      return false;
    }
    ScalingDecision last = groups.lastDecision(group.id());
    return last == null
        || last.action() != ScalingAction.HOLD
        || !last.reason().equals(verdict.reason().word());
  }

  private void record(ScalingGroup group, ScalingVerdict verdict) {
    Map<String, Object> data = new HashMap<>();
    data.put("action", verdict.action().name());
    data.put("reason", verdict.reason().word());
    if (verdict.load() != null) {
      data.put("meter", verdict.load().rule().meter());
      data.put("value", verdict.load().mean());
    }
    events.record(
        group, "scaling-group.scaled", Changes.of("size", verdict.from(), verdict.to()).with(data));
  }
}
