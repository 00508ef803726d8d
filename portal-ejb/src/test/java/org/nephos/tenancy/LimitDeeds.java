package org.nephos.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.nephos.lease.LeaseService;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.lease.api.ExtendLease;
import org.nephos.order.OrderPolicyService;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.quota.QuotaPresetService;
import org.nephos.quota.QuotaService;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.SaveQuotaPreset;
import org.nephos.quota.api.SubmitQuotaRequest;

/** What is done to quota, leases and policies. */
final class LimitDeeds extends Deeds {
  LimitDeeds(DeedCloud cloud) {
    super(cloud);
  }

  @Override
  void all() {
    QuotaService quota = portal.get(QuotaService.class);
    QuotaPresetService presets = portal.get(QuotaPresetService.class);
    LeaseService leases = portal.get(LeaseService.class);
    OrderPolicyService policies = portal.get(OrderPolicyService.class);
    TenantService tenants = portal.get(TenantService.class);
    Callable<UUID> instance = () -> instance(una);
    Callable<UUID> extension = () -> as(una, () -> leases.extend(extend(instance(una)), null)).id();
    Callable<UUID> request = () -> as(una, () -> quota.request(more(), null)).id();
    Callable<UUID> policy =
        () ->
            as(ada, () -> policies.create(new CreateOrderPolicy(tenant, spec(false, "0.00")), null))
                .id();
    Callable<UUID> client = () -> as(olga, () -> tenants.create(named(name()), null)).id();
    Callable<UUID> preset = () -> as(olga, () -> presets.create(preset(name(), 100L), null)).id();

    put("QuotaFacade.request", una, null, id -> quota.request(more(), null), "state");
    put("QuotaFacade.approve", ada, request, id -> quota.approve(id, null), "state");
    put("QuotaFacade.deny", ada, request, id -> quota.deny(id, "no"), "state");
    put("QuotaFacade.cancel", una, request, quota::cancel, "state");
    put(
        "QuotaFacade.setProjectLimits",
        ada,
        null,
        id -> quota.setProjectLimits(acme.project(), List.of(new LimitChange("networks", 3L))),
        "limits.networks");
    put(
        "QuotaFacade.setTenantLimits",
        olga,
        null,
        id -> quota.setTenantLimits(tenant, List.of(new LimitChange("volumes", 77L))),
        "limits.volumes");
    put(
        "QuotaFacade.setWarnings",
        ada,
        null,
        id -> quota.setWarnings(tenant, List.of(33, 66)),
        "thresholds");
    put(
        "QuotaPresetFacade.create",
        olga,
        null,
        id -> presets.create(preset(name(), 100L), null),
        "displayName",
        "limits.vcpus");
    put(
        "QuotaPresetFacade.change",
        olga,
        preset,
        id -> presets.change(id, preset(null, 101L), null),
        "limits.vcpus");
    put(
        "QuotaPresetFacade.delete",
        olga,
        preset,
        id -> none(() -> presets.delete(id)),
        "limits.vcpus");
    put(
        "LeaseFacade.changePolicyOfCloud",
        olga,
        null,
        id -> leases.changePolicyOfCloud(terms(400), null),
        "maximum");
    put(
        "LeaseFacade.changePolicyOfTenant",
        olga,
        client,
        id -> leases.changePolicyOfTenant(id, terms(300), null),
        "maximum",
        "freeExtensions");
    put("LeaseFacade.extend", una, instance, id -> leases.extend(extend(id), null), "state");
    put("LeaseFacade.approve", ada, extension, id -> leases.approve(id, null), "state", "leaseEnd");
    put("LeaseFacade.deny", ada, extension, id -> leases.deny(id, "no"), "state");
    put("LeaseFacade.remove", ada, instance, id -> leases.remove(id, "stays"), "leaseEnd");
    put("LeaseFacade.cancel", una, extension, leases::cancel, "state");
    put(
        "OrderPolicyFacade.create",
        ada,
        null,
        id -> policies.create(new CreateOrderPolicy(tenant, spec(false, "0.00")), null),
        "name",
        "outcome");
    put(
        "OrderPolicyFacade.change",
        ada,
        policy,
        id -> policies.change(id, spec(true, "9999.00"), null),
        "name",
        "outcome",
        "approver",
        "conditions.monthlyCost");
    put("OrderPolicyFacade.delete", ada, policy, id -> none(() -> policies.delete(id)), "name");
  }

  private SubmitQuotaRequest more() {
    return new SubmitQuotaRequest(
        acme.project(), List.of(new LimitChange("vcpus", 41L + number())), null, "more", null);
  }

  private SaveQuotaPreset preset(String name, long vcpus) {
    return new SaveQuotaPreset(
        name, null, null, List.of(new LimitChange("vcpus", vcpus)), null, null, null, null);
  }

  private ChangeLeasePolicy terms(int days) {
    return new ChangeLeasePolicy(
        Duration.ofDays(days),
        false,
        null,
        List.of(Duration.ofDays(1)),
        Duration.ofDays(7),
        days == 400 ? 0 : 5);
  }

  private ExtendLease extend(UUID instance) {
    return new ExtendLease(instance, Instant.now().plus(Duration.ofDays(90)), "more");
  }
}
