package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceFactory;
import org.nephos.compute.InstanceName;
import org.nephos.compute.InstanceSpec;
import org.nephos.lease.LeasePolicies;
import org.nephos.order.OrderReferences.Found;
import org.nephos.order.api.SubmitOrder;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.time.PortalClock;

/** Makes the instances that an order asks for; the quota is the caller's to take. */
@ApplicationScoped
public class OrderedInstances {
  @Inject private InstanceFactory factory;
  @Inject private LeasePolicies leases;
  @Inject private PortalClock clock;

  /** Makes all of them, each with its job; their term is what the tenant's policy says now. */
  void create(Order order, SubmitOrder command, Found found) {
    create(order, command, found, leases.termFor(order.tenantId(), command.lease()));
  }

  /**
   * Makes all of them, each with its job.
   *
   * @param lease their term, null for no end
   * @return their ids
   */
  List<UUID> create(Order order, SubmitOrder command, Found found, Duration lease) {
    List<UUID> made = new ArrayList<>();
    Instant leaseEnd = lease == null ? null : clock.now().plus(lease);
    for (int number = 1; number <= command.count(); number++) {
      String name =
          command.count() == 1 ? command.name() : InstanceName.numbered(command.name(), number);
      Instance instance =
          factory.create(
              new InstanceSpec(
                  TimeOrderedId.next(),
                  order.tenantId(),
                  order.projectId(),
                  order.id(),
                  null,
                  name,
                  found.flavor().id(),
                  found.flavor().name(),
                  found.flavor().vcpus(),
                  found.flavor().ramMib(),
                  found.flavor().diskGib(),
                  found.image().id(),
                  command.zone(),
                  found.network().id(),
                  found.keypair() == null ? null : found.keypair().name(),
                  found.keypair() == null ? null : found.keypair().publicKey(),
                  command.userData(),
                  command.tags(),
                  order.createdBy(),
                  order.createdByName()));
      instance.leaseUntil(leaseEnd);
      made.add(instance.id());
    }
    return made;
  }
}
