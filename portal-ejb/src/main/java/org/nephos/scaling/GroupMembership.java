package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.nephos.compute.Instance;
import org.nephos.quota.QuotaLedger;

/** What the coming and going of a member means for its group and the group's promise of quota. */
@ApplicationScoped
public class GroupMembership {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaLedger quota;

  /**
   * A member is gone: the group counts one less, and the room it used is the group's promise again.
   * The caller holds the locks of group and instance.
   *
   * @return whether the quota was settled here; false when the instance is no member
   */
  public boolean memberGone(Instance member) {
    if (member.scalingGroupId() == null) {
      return false;
    }
    ScalingGroup group = em.find(ScalingGroup.class, member.scalingGroupId());
    group.memberGone();
    em.flush();
    if (group.holdsPromise()) {
      quota.revert(member.projectId(), member.tenantId(), member.quota());
    } else {
      quota.release(member.projectId(), member.tenantId(), member.quota());
    }
    return true;
  }
}
