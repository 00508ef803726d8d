package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Map;
import org.nephos.compute.Fault;
import org.nephos.compute.Instance;
import org.nephos.event.Changes;
import org.nephos.quota.QuotaLedger;
import org.nephos.time.PortalClock;

/**
 * What the fate of a member means for its group and the group's promise of quota. The caller holds
 * the locks of group and instance; an instance that is no member means nothing.
 */
@ApplicationScoped
public class GroupMembership {
  /** How long a group rests after its members kept failing. */
  static final Duration PAUSE = Duration.ofMinutes(5);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaLedger quota;
  @Inject private GroupEvents events;
  @Inject private PortalClock clock;

  /**
   * A member is gone: the group counts one less, and the room it used is the group's promise again;
   * of a group that goes itself, the promise has ended, and the room is free.
   *
   * @return whether the quota was settled here; false when the instance is no member
   */
  public boolean memberGone(Instance member) {
    ScalingGroup group = groupOf(member);
    if (group == null) {
      return false;
    }
    GroupFacts before = GroupFacts.of(group);
    group.memberGone();
    if (group.state() == ScalingGroupState.DELETED) {
      events.record(
          group,
          "scaling-group.deleted",
          Changes.between(before, GroupFacts.of(group))
              .with(Map.of("state", group.state().name())));
    }
    em.flush();
    if (group.holdsPromise()) {
      quota.revert(member.projectId(), member.tenantId(), member.quota());
    } else {
      quota.release(member.projectId(), member.tenantId(), member.quota());
    }
    return true;
  }

  /** A new member is there. */
  public void memberBuilt(Instance member) {
    ScalingGroup group = groupOf(member);
    if (group != null) {
      group.memberBuilt();
    }
  }

  /** A new member could not be built; after some in a row the group makes no more for a while. */
  public void memberFailed(Instance member, Fault fault) {
    ScalingGroup group = groupOf(member);
    if (group == null) {
      return;
    }
    GroupFacts before = GroupFacts.of(group);
    boolean paused = group.state() == ScalingGroupState.PAUSED;
    group.memberFailed(fault, PAUSE, clock.now());
    if (!paused && group.state() == ScalingGroupState.PAUSED) {
      events.record(
          group,
          "scaling-group.paused",
          Changes.between(before, GroupFacts.of(group))
              .with(
                  Map.of(
                      "state",
                      group.state().name(),
                      "until",
                      group.pausedUntil().toString(),
                      "reason",
                      fault.detail())));
    }
  }

  private ScalingGroup groupOf(Instance member) {
    return member.scalingGroupId() == null
        ? null
        : em.find(ScalingGroup.class, member.scalingGroupId());
  }
}
