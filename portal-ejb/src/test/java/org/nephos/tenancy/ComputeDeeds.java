package org.nephos.tenancy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.nephos.catalog.CatalogService;
import org.nephos.catalog.api.CreateKeypair;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.compute.api.PatchInstance;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.job.JobService;
import org.nephos.order.ApprovalService;
import org.nephos.order.OrderPolicyService;
import org.nephos.order.OrderService;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.placement.HostService;
import org.nephos.scaling.ScalingService;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.ResizeScalingGroup;
import org.nephos.tenancy.api.Caller;

/** What is done to keys, orders, instances, groups, hosts and jobs. */
final class ComputeDeeds extends Deeds {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK0wmN/Cr3JXqmLW7u+g9pTh+wyqDHpSQEIQczXkVx9q";

  ComputeDeeds(DeedCloud cloud) {
    super(cloud);
  }

  @Override
  void all() {
    OrderService orders = portal.get(OrderService.class);
    InstanceService instances = portal.get(InstanceService.class);
    ScalingService groups = portal.get(ScalingService.class);
    ApprovalService approvals = portal.get(ApprovalService.class);
    CatalogService catalog = portal.get(CatalogService.class);
    HostService hosts = portal.get(HostService.class);
    Callable<UUID> instance = () -> instance(una);
    Callable<UUID> group = () -> group(una);
    Callable<UUID> held = () -> held(una, ada);

    put(
        "CatalogFacade.createKeypair",
        una,
        null,
        id -> catalog.createKeypair(new CreateKeypair(acme.project(), name(), KEY), null),
        "fingerprint");
    put(
        "CatalogFacade.deleteKeypair",
        una,
        () ->
            as(
                    una,
                    () ->
                        catalog.createKeypair(new CreateKeypair(acme.project(), name(), KEY), null))
                .id(),
        id -> none(() -> catalog.deleteKeypair(id)),
        "fingerprint");
    put("OrderFacade.submit", una, null, id -> orders.submit(acme.order(name(), 1), null), "state");
    put("OrderFacade.cancel", una, held, id -> orders.cancel(id, null), "state");
    put("ApprovalFacade.approve", ada, held, id -> approvals.approve(id, "ok"), "decision");
    put("ApprovalFacade.reject", ada, held, id -> approvals.reject(id, "no"), "state");
    put(
        "InstanceFacade.patch",
        una,
        instance,
        id -> instances.patch(id, new PatchInstance("other", Map.of("env", "prod")), null),
        "name",
        "tags.env");
    put(
        "InstanceFacade.act",
        una,
        instance,
        id -> instances.act(id, InstanceAction.PAUSE, null),
        "task");
    put("InstanceFacade.delete", una, instance, id -> instances.delete(id, null, null), "task");
    put(
        "InstanceFacade.restore",
        una,
        () -> {
          UUID id = instance(una);
          as(una, () -> instances.delete(id, Duration.ofHours(1), null));
          portal.work();
          return id;
        },
        instances::restore,
        "state");
    put("ScalingFacade.create", una, null, id -> groups.create(groupOf(), null), "min", "max");
    put(
        "ScalingFacade.resize",
        una,
        group,
        id -> groups.resize(id, new ResizeScalingGroup(null, 1, 77), null),
        "desired",
        "cooldownSeconds");
    put("ScalingFacade.delete", una, group, groups::delete, "state");
    put(
        "ScalingFacade.setSimulatedLoad",
        olga,
        group,
        id -> none(() -> groups.setSimulatedLoad(id, 55)),
        "totalCpuPercent");
    put(
        "HostFacade.setMaintenance",
        olga,
        () -> cloud.things().id(ResourceKind.HOST),
        id -> {
          hosts.setMaintenance(id, true, "new disks");
          return hosts.setMaintenance(id, false, null);
        },
        "state");
    put(
        "JobFacade.retry",
        olga,
        () -> dead(una),
        id -> portal.get(JobService.class).retry(id, null),
        "state");
  }

  private UUID group(Caller una) {
    return as(una, () -> portal.get(ScalingService.class).create(groupOf(), null)).id();
  }

  private CreateScalingGroup groupOf() {
    return new CreateScalingGroup(
        acme.project(),
        name(),
        0,
        1,
        0,
        0,
        new CreateScalingGroup.Template(
            acme.flavor(), acme.image(), "sim", null, null, null, Map.of()),
        List.of());
  }

  /** An order that waits for an approval; the policy that asked for it is gone again. */
  private UUID held(Caller una, Caller ada) {
    OrderPolicyService policies = portal.get(OrderPolicyService.class);
    UUID policy =
        as(ada, () -> policies.create(new CreateOrderPolicy(tenant, spec(true, "0.00")), null))
            .id();
    UUID order =
        as(una, () -> portal.get(OrderService.class).submit(acme.order(name(), 1), null)).id();
    as(ada, () -> none(() -> policies.delete(policy)));
    return order;
  }

  /** A job that was given up. */
  private UUID dead(Caller una) {
    UUID id = instance(una);
    portal.faults().arm("*", "setPower", Fault.FAIL_BEFORE, FailureKind.INVALID, 1, Duration.ZERO);
    UUID job =
        as(una, () -> portal.get(InstanceService.class).act(id, InstanceAction.STOP, null)).jobId();
    portal.work();
    return job;
  }
}
