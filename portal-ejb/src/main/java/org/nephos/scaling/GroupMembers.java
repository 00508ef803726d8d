package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceEnd;
import org.nephos.compute.InstanceFactory;
import org.nephos.compute.InstanceName;
import org.nephos.compute.InstanceRepository;
import org.nephos.compute.InstanceSpec;
import org.nephos.compute.InstanceState;
import org.nephos.compute.InstanceTask;
import org.nephos.compute.InstanceTrigger;
import org.nephos.json.Json;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.quota.QuotaLedger;

/** Makes members and lets them go. The caller holds the locks of order and group. */
@ApplicationScoped
public class GroupMembers {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceFactory factory;
  @Inject private InstanceRepository instances;
  @Inject private InstanceEnd end;
  @Inject private QuotaLedger quota;

  /**
   * Makes members; what was promised to them is used now. The last thing in a transaction.
   *
   * @throws IllegalStateException when the group has no room for them
   */
  void add(ScalingGroup group, int count) {
    if (count == 0) {
      return;
    }
    MemberTemplate template = Json.read(group.template(), MemberTemplate.class);
    for (int i = 0; i < count; i++) {
      long number = group.memberAdded();
      factory.create(
          new InstanceSpec(
              TimeOrderedId.next(),
              group.tenantId(),
              group.projectId(),
              group.orderId(),
              group.id(),
              InstanceName.numbered(group.name(), number),
              group.flavorId(),
              template.flavorName(),
              group.vcpus(),
              group.ramMib(),
              group.diskGib(),
              template.image(),
              template.zone(),
              template.network(),
              template.keypairName(),
              template.publicKey(),
              template.startUpData(),
              template.tags(),
              group.createdBy(),
              group.createdByName()));
    }
    em.flush();
    quota.convert(group.projectId(), group.tenantId(), group.ofOne().times(count));
  }

  /** Lets members go that are not going yet. */
  void remove(List<Instance> members, String reason) {
    for (Instance member : members.stream().sorted(Comparator.comparing(Instance::id)).toList()) {
      Instance fresh = instances.lockFresh(member);
      if (fresh.state() != InstanceState.DELETED && fresh.task() != InstanceTask.DELETING) {
        end.begin(fresh, InstanceTrigger.DELETE_REQUESTED, reason);
      }
    }
  }
}
