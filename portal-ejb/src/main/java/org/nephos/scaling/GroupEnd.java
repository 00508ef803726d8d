package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import org.nephos.event.Changes;
import org.nephos.order.OrderCancellation;
import org.nephos.quota.QuotaAmounts;
import org.nephos.quota.QuotaLedger;

/**
 * The end of a group. What is promised to members that are not there is free at once; what members
 * use is freed with each of them, and the group goes with the last. The end of a group that waits
 * for an approval is that of its order.
 */
@ApplicationScoped
public class GroupEnd {
  private static final String WITHDRAWN = "The scaling group was deleted before it was approved.";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ScalingRepository groups;
  @Inject private GroupMembers members;
  @Inject private QuotaLedger quota;
  @Inject private GroupEvents events;
  @Inject private OrderCancellation cancellation;

  /** Begins it; the caller holds the locks of order and group. Again is as good as once. */
  void begin(ScalingGroup group) {
    if (group.isWaiting()) {
      cancellation.cancel(group.orderId(), WITHDRAWN);
      return;
    }
    if (!group.holdsPromise()) {
      return;
    }
    QuotaAmounts promise = group.promise();
    GroupFacts before = GroupFacts.of(group);
    group.beginDeleting();
    events.record(
        group,
        "scaling-group.delete-requested",
        Changes.between(before, GroupFacts.of(group)).with(Map.of("state", group.state().name())));
    members.remove(groups.members(group.id()), "the scaling group is deleted");
    em.flush();
    if (!promise.isEmpty()) {
      quota.unreserve(group.projectId(), group.tenantId(), promise);
    }
  }
}
