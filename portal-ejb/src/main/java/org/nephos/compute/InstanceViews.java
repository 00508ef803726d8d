package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nephos.compute.api.FaultView;
import org.nephos.compute.api.InstanceView;
import org.nephos.compute.api.InstanceView.AddressView;
import org.nephos.compute.api.InstanceView.FlavorFigures;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Rights;
import org.nephos.time.PortalClock;

/** Makes views of instances for the current caller; what they refer to is read once for all. */
@ApplicationScoped
public class InstanceViews {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private DisplayNames names;
  @Inject private AccessService access;
  @Inject private PortalClock clock;

  private record LiveJob(UUID id, String step) {}

  private record Surroundings(
      Rights rights,
      Map<UUID, String> projects,
      Map<UUID, String> tenants,
      Map<UUID, String> images,
      Map<UUID, String> hosts,
      Map<UUID, List<AddressView>> addresses,
      Map<UUID, LiveJob> jobs) {}

  /** The view of one instance. */
  public InstanceView of(Instance instance) {
    return of(List.of(instance)).get(0);
  }

  /** The views, in the same order. */
  public List<InstanceView> of(List<Instance> instances) {
    if (instances.isEmpty()) {
      return List.of();
    }
    // What was changed in this transaction shall be seen by the queries below.
    em.flush();
    Set<UUID> ids = all(instances, Instance::id);
    Rights rights = access.rights();
    Surroundings around =
        new Surroundings(
            rights,
            names.projects(all(instances, Instance::projectId)),
            names.tenants(all(instances, Instance::tenantId)),
            names.images(all(instances, Instance::imageId)),
            rights.isOperator() ? names.hosts(all(instances, Instance::hostId)) : Map.of(),
            addresses(ids),
            jobs(ids));
    return instances.stream().map(instance -> view(instance, around)).toList();
  }

  private static Set<UUID> all(List<Instance> instances, Function<Instance, UUID> id) {
    return instances.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private Map<UUID, List<AddressView>> addresses(Set<UUID> ids) {
    Map<UUID, List<AddressView>> addresses = new HashMap<>();
    em.createQuery(
            "select p.instanceId, n.id, n.name, p.ip, p.mac from Port p"
                + " join Network n on n.id = p.networkId where p.instanceId in :ids"
                + " order by p.createdAt, p.id",
            Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(
            row ->
                addresses
                    .computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                    .add(
                        new AddressView(
                            (UUID) row[1], (String) row[2], (String) row[3], (String) row[4])));
    return addresses;
  }

  private Map<UUID, LiveJob> jobs(Set<UUID> ids) {
    return em
        .createQuery(
            "select j.activeResourceId, j.id, j.step from Job j where j.activeResourceId in :ids",
            Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> (UUID) row[0], row -> new LiveJob((UUID) row[1], (String) row[2])));
  }

  private InstanceView view(Instance i, Surroundings around) {
    LiveJob job = around.jobs().get(i.id());
    Fault fault = i.fault();
    return new InstanceView(
        i.id(),
        i.name(),
        i.hostName(),
        i.projectId(),
        around.projects().get(i.projectId()),
        i.tenantId(),
        around.tenants().get(i.tenantId()),
        i.state(),
        i.task(),
        job == null || i.task() == null ? null : job.step(),
        i.taskSince(),
        i.powerState(),
        i.observedAt(),
        new FlavorFigures(i.flavorId(), i.flavorName(), i.vcpus(), i.ramMib(), i.diskGib()),
        i.imageId(),
        around.images().get(i.imageId()),
        i.zoneName() == null ? i.wantedZone() : i.zoneName(),
        i.hostId() == null ? null : around.hosts().get(i.hostId()),
        around.rights().isOperator() ? i.hostId() : null,
        around.addresses().getOrDefault(i.id(), List.of()),
        i.tags(),
        i.createdAt(),
        i.activeAt(),
        i.deletedAt(),
        i.createdByName(),
        i.orderId(),
        i.scalingGroupId(),
        i.leaseEnd(),
        i.leaseDeleteAt(),
        fault == null ? null : new FaultView(fault.code(), fault.detail()),
        job == null ? null : job.id(),
        actions(i, around.rights(), clock.now()),
        i.version());
  }

  private static List<String> actions(Instance instance, Rights rights, Instant now) {
    return InstanceActions.words(instance).stream()
        .filter(word -> !isOver(instance, word, now))
        .filter(word -> rights.allow(permission(word), instance.tenantId(), instance.projectId()))
        .toList();
  }

  /** What is not offered because the lease is over. */
  private static boolean isOver(Instance instance, String word, Instant now) {
    return instance.isPastLease(now)
        && (word.equals(InstanceAction.START.word()) || word.equals(InstanceAction.RESUME.word()));
  }

  private static Permission permission(String word) {
    return word.equals("delete") || word.equals("restore")
        ? Permission.INSTANCE_DELETE
        : Permission.INSTANCE_POWER;
  }
}
