package org.nephos.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.audit.AuditService;
import org.nephos.audit.api.AuditView;
import org.nephos.audit.api.AuditView.FieldChange;
import org.nephos.billing.Money;
import org.nephos.billing.PricePlanService;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.billing.UsageCorrectionService;
import org.nephos.billing.api.AddPlanTerm;
import org.nephos.billing.api.AddRate;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.billing.api.CreatePricePlan;
import org.nephos.billing.api.PlanTermKind;
import org.nephos.budget.Budget;
import org.nephos.budget.BudgetAlert;
import org.nephos.budget.BudgetBasis;
import org.nephos.budget.BudgetDelivery;
import org.nephos.budget.BudgetService;
import org.nephos.budget.BudgetThreshold;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.CreateBudget;
import org.nephos.budget.api.SavedBudget;
import org.nephos.catalog.CatalogService;
import org.nephos.catalog.api.CreateKeypair;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.compute.api.PatchInstance;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.invoice.BillingAccountService;
import org.nephos.invoice.CreditService;
import org.nephos.invoice.InvoiceService;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.invoice.api.RecordPayment;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.invoice.api.SellerView;
import org.nephos.job.JobService;
import org.nephos.lease.LeaseService;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.lease.api.ExtendLease;
import org.nephos.list.api.ListQuery;
import org.nephos.mail.MailService;
import org.nephos.mail.NoticeKind;
import org.nephos.mail.NoticeService;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.MeteringService;
import org.nephos.order.ApprovalService;
import org.nephos.order.Approver;
import org.nephos.order.OrderPolicyService;
import org.nephos.order.OrderService;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.SubmitOrder;
import org.nephos.placement.HostService;
import org.nephos.quota.QuotaPresetService;
import org.nephos.quota.QuotaService;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.SaveQuotaPreset;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.scaling.ScalingService;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.ResizeScalingGroup;
import org.nephos.tenancy.api.ApproveSignUp;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.ChangeTenant;
import org.nephos.tenancy.api.CreateApiToken;
import org.nephos.tenancy.api.CreateInvitation;
import org.nephos.tenancy.api.CreateTenant;
import org.nephos.tenancy.api.SubmitSignUp;
import org.nephos.testing.Acme;
import org.nephos.testing.Callers;
import org.nephos.testing.DemoPeople;
import org.nephos.testing.InvoiceCloud;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;
import org.nephos.testing.Tenants;

/**
 * Every method of every facade that changes something, done once: what the audit trail says of it
 * has what each field was and what it is. A changing method that is not done here fails.
 */
class BeforeAndAfterIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK0wmN/Cr3JXqmLW7u+g9pTh+wyqDHpSQEIQczXkVx9q";

  /** Own transactions for other reasons than a change of what somebody edits. */
  private static final Set<String> CHANGE_NOTHING =
      Set.of(
          "ApiTokenFacade.recognise", // notes when a token was used last
          "InstanceFacade.consoleLog", // asks the hypervisor
          "LeaseFacade.policyOfCloud", // reads
          "TenancyFacade.me", // reads, and registers a newcomer
          "TenancyFacade.signedIn"); // is an event of its own

  private static final Map<String, Deed> DEEDS = new LinkedHashMap<>();
  private static UUID tenant;
  private static Acme acme;
  private static int names;

  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

  /**
   * One change.
   *
   * @param first what has to be there, whose id the change is given
   * @param fields what the trail must say was changed, among others
   */
  private record Deed(Caller by, Callable<UUID> first, Act act, List<String> fields) {}

  private interface Act {
    Object on(UUID id) throws Exception;
  }

  @BeforeAll
  static void makeTheCloud() {
    IsolatedThings things = new IsolatedThings(portal);
    portal.work();
    acme = new Acme(portal);
    tenant = things.id(ResourceKind.TENANT);
    Map<String, Caller> people = things.people();
    Caller una = people.get("member");
    Caller ada = people.get("admin");
    Caller olga = people.get("operator");
    OrderService orders = portal.get(OrderService.class);
    InstanceService instances = portal.get(InstanceService.class);
    ScalingService groups = portal.get(ScalingService.class);
    QuotaService quota = portal.get(QuotaService.class);
    QuotaPresetService presets = portal.get(QuotaPresetService.class);
    LeaseService leases = portal.get(LeaseService.class);
    OrderPolicyService policies = portal.get(OrderPolicyService.class);
    ApprovalService approvals = portal.get(ApprovalService.class);
    TenantService tenants = portal.get(TenantService.class);
    ProjectService projects = portal.get(ProjectService.class);
    InvitationService invitations = portal.get(InvitationService.class);
    ApiTokenService tokens = portal.get(ApiTokenService.class);
    SignUpService signUps = portal.get(SignUpService.class);
    CatalogService catalog = portal.get(CatalogService.class);
    HostService hosts = portal.get(HostService.class);

    Callable<UUID> instance = () -> instance(una);
    Callable<UUID> group = () -> group(una);
    Callable<UUID> extension = () -> as(una, () -> leases.extend(extend(instance(una)), null)).id();
    Callable<UUID> request = () -> as(una, () -> quota.request(more(), null)).id();
    Callable<UUID> policy =
        () ->
            as(ada, () -> policies.create(new CreateOrderPolicy(tenant, spec(false, "0.00")), null))
                .id();
    Callable<UUID> held = () -> held(una, ada);
    Callable<UUID> client = () -> as(olga, () -> tenants.create(named(name()), null)).id();
    Callable<UUID> project = () -> as(ada, () -> projects.create(tenant, name(), null)).id();
    Callable<UUID> invitation = () -> as(ada, () -> invitations.invite(invite(), null)).id();
    Caller invited = Callers.verified(stranger(), true);
    Callable<UUID> offered =
        () ->
            as(
                    ada,
                    () ->
                        invitations.invite(
                            new CreateInvitation(
                                tenant, null, invited.identity().email(), Role.VIEWER),
                            null))
                .id();
    Callable<UUID> preset = () -> as(olga, () -> presets.create(preset(name(), 100L), null)).id();
    Callable<UUID> signUp = () -> as(stranger(), () -> signUps.submit(signUp(), null)).id();

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
    prices(olga);
    budgets(ada);
    money(olga);
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
    put(
        "TenantFacade.create",
        olga,
        null,
        id -> tenants.create(named(name()), null),
        "displayName");
    put(
        "TenantFacade.change",
        olga,
        client,
        id ->
            tenants.change(
                id,
                new ChangeTenant(
                    "Other",
                    "a@other.example",
                    null,
                    List.of("sim"),
                    List.of(acme.flavor()),
                    Brand.values()[Brand.values().length - 1].word()),
                null),
        "displayName",
        "contactEmail",
        "brand",
        "zones",
        "flavors");
    put(
        "TenantFacade.suspend",
        olga,
        client,
        id -> tenants.suspend(id, "unpaid", true),
        "state",
        "stateReason",
        "stopInstances");
    put(
        "TenantFacade.resume",
        olga,
        () -> {
          UUID id = client.call();
          as(olga, () -> tenants.suspend(id, "unpaid", true));
          return id;
        },
        id -> tenants.resume(id, null),
        "state");
    put(
        "TenantFacade.close",
        olga,
        client,
        id -> tenants.close(id, "gone", null),
        "state",
        "closesAt");
    put("ProjectFacade.create", ada, null, id -> projects.create(tenant, name(), null), "name");
    put("ProjectFacade.rename", ada, project, id -> projects.rename(id, name(), null), "name");
    put("ProjectFacade.delete", ada, project, id -> none(() -> projects.delete(id)), "name");
    put(
        "ProjectFacade.addMember",
        ada,
        project,
        id -> projects.addMember(id, "acme-viewer", Role.MEMBER, null),
        "role");
    put(
        "ProjectFacade.addTenantMember",
        ada,
        null,
        id -> projects.addTenantMember(tenant, "acme-viewer", Role.BILLING, null),
        "role");
    Callable<UUID> member =
        () -> {
          UUID id = project.call();
          return as(ada, () -> projects.addMember(id, "acme-viewer", Role.MEMBER, null)).id();
        };
    put(
        "ProjectFacade.changeMember",
        ada,
        member,
        id -> projects.changeMember(id, Role.VIEWER),
        "role");
    put(
        "ProjectFacade.removeMember",
        ada,
        member,
        id -> none(() -> projects.removeMember(id)),
        "role");
    put("InvitationFacade.invite", ada, null, id -> invitations.invite(invite(), null), "state");
    put(
        "InvitationFacade.resend",
        ada,
        () -> {
          UUID id = invitation.call();
          portal.use(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
          return id;
        },
        invitations::resend,
        "expiresAt");
    put(
        "InvitationFacade.revoke",
        ada,
        invitation,
        id -> none(() -> invitations.revoke(id)),
        "state");
    put(
        "InvitationFacade.accept",
        stranger(),
        invitation,
        id -> invitations.accept(secret()),
        "state",
        "role");
    put(
        "InvitationFacade.acceptOffered",
        invited,
        offered,
        invitations::acceptOffered,
        "state",
        "role");
    put(
        "InvitationFacade.decline",
        invited,
        offered,
        id -> none(() -> invitations.decline(id)),
        "state");
    put(
        "NoticeFacade.choose",
        una,
        null,
        id -> portal.get(NoticeService.class).choose(Set.of(NoticeKind.LEASES)),
        "notices");
    put(
        "QuotaFacade.setWarnings",
        ada,
        null,
        id -> quota.setWarnings(tenant, List.of(33, 66)),
        "thresholds");
    put(
        "ApiTokenFacade.createToken",
        una,
        null,
        id -> tokens.createToken(new CreateApiToken(acme.project(), name(), null, null), null),
        "state");
    put(
        "ApiTokenFacade.revokeToken",
        una,
        () ->
            as(
                    una,
                    () ->
                        tokens.createToken(
                            new CreateApiToken(acme.project(), name(), null, null), null))
                .token()
                .id(),
        id -> none(() -> tokens.revokeToken(id)),
        "state");
    put("SignUpFacade.submit", stranger(), null, id -> signUps.submit(signUp(), null), "state");
    put(
        "SignUpFacade.approve",
        olga,
        signUp,
        id -> signUps.approve(id, new ApproveSignUp(null, null)),
        "state",
        "tenant");
    put("SignUpFacade.deny", olga, signUp, id -> signUps.deny(id, "no"), "state");
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
    put(
        "HostFacade.setMaintenance",
        olga,
        () -> things.id(ResourceKind.HOST),
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

  private static void put(
      String method, Caller by, Callable<UUID> first, Act act, String... fields) {
    DEEDS.put(method, new Deed(by, first, act, List.of(fields)));
  }

  /** The first record of a resource says twice as much as its events. */
  private static UUID wrongRecord(UUID resource) {
    portal
        .database()
        .run(
            () ->
                portal
                    .database()
                    .em()
                    .createNativeQuery(
                        "update usage_record set quantity = quantity * 2, cost = cost * 2 where"
                            + " resource_id = :id and from_at = (select min(from_at) from"
                            + " usage_record where resource_id = :id)")
                    .setParameter("id", resource)
                    .executeUpdate());
    return resource;
  }

  private static YearMonth monthOfUsage(UUID resource) {
    return portal
        .database()
        .call(
            () ->
                YearMonth.from(
                    InstantColumn.read(
                            portal
                                .database()
                                .em()
                                .createNativeQuery(
                                    "select min(from_at) from usage_record where resource_id = :id",
                                    Object.class)
                                .setParameter("id", resource)
                                .getSingleResult())
                        .atZone(portal.database().em().find(Tenant.class, tenant).zone())));
  }

  private static <T> T as(Caller who, Callable<T> work) {
    return portal.as(who, work);
  }

  private static Object none(Runnable work) {
    work.run();
    return null;
  }

  private static synchronized String name() {
    names++;
    return "thing-" + names;
  }

  private static Caller stranger() {
    String name = name();
    return Callers.person(UUID.randomUUID(), name, name + "@elsewhere.example");
  }

  private static UUID instance(Caller una) {
    SubmitOrder leased =
        Orders.leased(
            Orders.tagged(acme.order(name(), 1), Map.of("env", "test")), Duration.ofDays(1));
    UUID id = as(una, () -> portal.get(OrderService.class).submit(leased, null)).instances().get(0);
    portal.work();
    return id;
  }

  private static UUID group(Caller una) {
    return as(una, () -> portal.get(ScalingService.class).create(groupOf(), null)).id();
  }

  private static CreateScalingGroup groupOf() {
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
  private static UUID held(Caller una, Caller ada) {
    OrderPolicyService policies = portal.get(OrderPolicyService.class);
    UUID policy =
        as(ada, () -> policies.create(new CreateOrderPolicy(tenant, spec(true, "0.00")), null))
            .id();
    UUID order =
        as(una, () -> portal.get(OrderService.class).submit(acme.order(name(), 1), null)).id();
    as(ada, () -> none(() -> policies.delete(policy)));
    return order;
  }

  private static OrderPolicySpec spec(boolean approval, String cost) {
    return new OrderPolicySpec(
        name(),
        approval,
        approval
            ? new OrderPolicySpec.Conditions(
                new BigDecimal(cost), List.of(), List.of(), List.of(), null)
            : OrderPolicySpec.Conditions.NONE,
        approval ? PolicyOutcome.APPROVAL : PolicyOutcome.REFUSAL,
        approval ? Approver.TENANT_ADMIN : null,
        null,
        null,
        null,
        null,
        OrderPolicySpec.Rules.NONE);
  }

  private static ExtendLease extend(UUID instance) {
    return new ExtendLease(instance, Instant.now().plus(Duration.ofDays(90)), "more");
  }

  private static SubmitQuotaRequest more() {
    names++;
    return new SubmitQuotaRequest(
        acme.project(), List.of(new LimitChange("vcpus", 41L + names)), null, "more", null);
  }

  private static CreateTenant named(String name) {
    return Tenants.named(name, 4, null);
  }

  private static CreateInvitation invite() {
    return new CreateInvitation(tenant, null, name() + "@elsewhere.example", Role.VIEWER);
  }

  private static SubmitSignUp signUp() {
    String name = name();
    return new SubmitSignUp(name, name, name + "@elsewhere.example", "why not");
  }

  private static void budgets(Caller ada) {
    BudgetService budgets = portal.get(BudgetService.class);
    Callable<UUID> budget =
        () ->
            as(
                () -> budgets.create(new CreateBudget(tenant, null, null, budget("1.00")), null),
                ada);
    put(
        "BudgetFacade.create",
        ada,
        null,
        id -> budgets.create(new CreateBudget(tenant, null, null, budget("1.00")), null),
        "name",
        "amount",
        "thresholds",
        "webhookHost");
    put(
        "BudgetFacade.change",
        ada,
        budget,
        id -> budgets.change(id, budget("2.00"), null),
        "name",
        "amount");
    put("BudgetFacade.delete", ada, budget, id -> none(() -> budgets.delete(id)), "amount");
    put(
        "BudgetFacade.redeliver",
        ada,
        () -> givenUp(budget.call()),
        id -> budgets.redeliver(budgetOf(id), id),
        "delivery.state");
  }

  private static UUID as(Callable<SavedBudget> made, Caller ada) {
    return portal.as(ada, made).budget().id();
  }

  private static BudgetSpec budget(String amount) {
    return new BudgetSpec(
        name(),
        new Money(new BigDecimal(amount), "EUR"),
        List.of(new BudgetThreshold(BudgetBasis.ACTUAL, 1000)),
        false,
        "https://hooks.example.org/");
  }

  /** A call of its webhook that was not taken. */
  private static UUID givenUp(UUID budget) {
    return portal.inTransaction(
        () -> {
          EntityManager em = portal.database().em();
          BudgetAlert alert =
              new BudgetAlert(
                  UUID.randomUUID(),
                  em.find(Budget.class, budget),
                  Instant.EPOCH,
                  new BudgetThreshold(BudgetBasis.ACTUAL, 80),
                  BigDecimal.ONE,
                  Instant.EPOCH);
          em.persist(alert);
          em.flush();
          BudgetDelivery call = new BudgetDelivery(UUID.randomUUID(), alert, "{}", Instant.EPOCH);
          call.giveUp();
          em.persist(call);
          return call.id();
        });
  }

  private static UUID budgetOf(UUID call) {
    return portal.inTransaction(
        () -> portal.database().em().find(BudgetDelivery.class, call).budgetId());
  }

  private static void prices(Caller olga) {
    PricePlanService prices = portal.get(PricePlanService.class);
    Callable<UUID> plan =
        () -> as(olga, () -> prices.create(new CreatePricePlan(name(), null, "EUR"), null)).id();
    Callable<UUID> rate = () -> as(olga, () -> prices.addRate(rate(plan.call()), null)).id();
    Map<UUID, UUID> terms = new HashMap<>();
    Callable<UUID> withTerm =
        () -> {
          UUID id = plan.call();
          terms.put(id, as(olga, () -> prices.addTerm(id, fee(), null)).id());
          return id;
        };
    put(
        "PricePlanFacade.create",
        olga,
        null,
        id -> prices.create(new CreatePricePlan(name(), null, "EUR"), null),
        "currency");
    put("PricePlanFacade.addRate", olga, plan, id -> prices.addRate(rate(id), null), "unitPrice");
    put("PricePlanFacade.endRate", olga, rate, id -> prices.endRate(id, FAR), "validTo");
    put(
        "PricePlanFacade.deleteRate",
        olga,
        rate,
        id -> none(() -> prices.deleteRate(id)),
        "unitPrice");
    put("PricePlanFacade.addTerm", olga, plan, id -> prices.addTerm(id, fee(), null), "amount");
    put(
        "PricePlanFacade.endTerm",
        olga,
        withTerm,
        id -> prices.endTerm(id, terms.get(id), FAR),
        "validTo");
    put(
        "PricePlanFacade.deleteTerm",
        olga,
        withTerm,
        id -> none(() -> prices.deleteTerm(id, terms.get(id))),
        "amount");
  }

  private static void money(Caller olga) {
    BillingAccountService accounts = portal.get(BillingAccountService.class);
    CreditService credits = portal.get(CreditService.class);
    InvoiceService invoices = portal.get(InvoiceService.class);
    Callable<UUID> seller =
        () -> as(olga, () -> InvoiceCloud.seller(portal, InvoiceCloud.prefix(), 14)).id();
    AddManualItem item = new AddManualItem(tenant, null, "Help", BigDecimal.TEN, null);
    Callable<UUID> manual = () -> as(olga, () -> credits.addManualItem(item, null)).id();
    put(
        "BillingAccountFacade.createSeller",
        olga,
        null,
        id -> InvoiceCloud.seller(portal, InvoiceCloud.prefix(), 14),
        "invoicePrefix",
        "party.legalName");
    put(
        "BillingAccountFacade.changeSeller",
        olga,
        seller,
        id -> {
          SellerView now = accounts.seller(id);
          return accounts.changeSeller(
              id, new SaveSeller(now.party(), now.invoicePrefix(), 77), now.version());
        },
        "paymentDays");
    put(
        "BillingAccountFacade.changeAccount",
        olga,
        seller,
        id -> none(() -> InvoiceCloud.account(portal, tenant, id, TaxTreatment.EXEMPT)),
        "seller",
        "taxTreatment");
    put(
        "BillingAccountFacade.addTaxRate",
        olga,
        null,
        id ->
            accounts.addTaxRate(
                new AddTaxRate("FR", TaxCategory.STANDARD, BigDecimal.TEN, LocalDate.EPOCH), null),
        "percent");
    put(
        "UsageCorrectionFacade.correct",
        olga,
        () -> {
          UUID id = instance(DemoPeople.acmeUser());
          later();
          portal
              .get(MeteringService.class)
              .complete(new ReadScope(false, Set.of(tenant), Set.of()));
          return wrongRecord(id);
        },
        id ->
            portal
                .get(UsageCorrectionService.class)
                .correct(id, new CorrectUsage(monthOfUsage(id), "wrong"), null, null),
        "cost");
    put(
        "CreditFacade.grant",
        olga,
        null,
        id ->
            credits.grant(
                new GrantCredit(tenant, CreditView.Kind.PREPAID, BigDecimal.TEN, "paid", null),
                null),
        "amount");
    put(
        "CreditFacade.addManualItem",
        olga,
        null,
        id -> credits.addManualItem(item, null),
        "amount");
    put(
        "CreditFacade.deleteManualItem",
        olga,
        manual,
        id -> none(() -> credits.deleteManualItem(id)),
        "amount");
    put(
        "InvoiceFacade.issueDue",
        olga,
        () -> {
          UUID client = as(olga, () -> client());
          later();
          return client;
        },
        invoices::issueDue,
        "state");
    Callable<UUID> issued =
        () -> {
          UUID client = as(olga, () -> client());
          later();
          as(olga, () -> invoices.issueDue(client));
          return as(
                  olga,
                  () ->
                      invoices.invoices(
                          ListQuery.firstPage()
                              .with("tenant", client.toString())
                              .with("state", "ISSUED")))
              .items()
              .get(0)
              .id();
        };
    put(
        "InvoiceFacade.pay",
        olga,
        issued,
        id -> invoices.pay(id, new RecordPayment(BigDecimal.ONE, "ref", null), null),
        "state",
        "paid");
    put(
        "InvoiceFacade.credit",
        olga,
        issued,
        id -> invoices.credit(id, new CreditInvoice(null, "wrong"), null),
        "state",
        "credited");
  }

  /** A tenant that owes something for the month of now. */
  private static UUID client() {
    UUID client = portal.get(TenantService.class).create(named(name()), null).id();
    InvoiceCloud.account(portal, client);
    portal
        .get(CreditService.class)
        .addManualItem(new AddManualItem(client, null, "Help", BigDecimal.TEN, null), null);
    return client;
  }

  private static void later() {
    portal.use(Clock.offset(Clock.systemUTC(), Duration.ofDays(40)));
  }

  private static AddRate rate(UUID plan) {
    return new AddRate(
        plan,
        "instance.vcpu",
        null,
        null,
        null,
        null,
        BigDecimal.ONE,
        null,
        null,
        null,
        null,
        null);
  }

  private static AddPlanTerm fee() {
    return new AddPlanTerm(
        PlanTermKind.MONTHLY_FEE, "Support", null, BigDecimal.TEN, null, null, null, null);
  }

  private static SaveQuotaPreset preset(String name, long vcpus) {
    return new SaveQuotaPreset(
        name, null, null, List.of(new LimitChange("vcpus", vcpus)), null, null, null, null);
  }

  private static ChangeLeasePolicy terms(int days) {
    return new ChangeLeasePolicy(
        Duration.ofDays(days),
        false,
        null,
        List.of(Duration.ofDays(1)),
        Duration.ofDays(7),
        days == 400 ? 0 : 5);
  }

  /** The secret of the letter that was sent last. */
  private static String secret() {
    portal.work();
    String text =
        as(DemoPeople.operator(), () -> portal.get(MailService.class).demoMails()).stream()
            .filter(mail -> mail.text().contains("token="))
            .findFirst()
            .orElseThrow()
            .text();
    return text.substring(text.indexOf("token=") + 6, text.indexOf("token=") + 6 + 43);
  }

  /** A job that was given up. */
  private static UUID dead(Caller una) {
    UUID id = instance(una);
    portal.faults().arm("*", "setPower", Fault.FAIL_BEFORE, FailureKind.INVALID, 1, Duration.ZERO);
    UUID job =
        as(una, () -> portal.get(InstanceService.class).act(id, InstanceAction.STOP, null)).jobId();
    portal.work();
    return job;
  }

  @Test
  void everyChangingMethodIsDone() {
    List<String> changing = new ArrayList<>();
    for (JavaClass found : new ClassFileImporter().importPackages("org.nephos")) {
      if (found.isAnnotatedWith(Stateless.class)) {
        for (Class<?> facade : found.reflect().getInterfaces()) {
          if (facade.getSimpleName().endsWith("Facade")) {
            Stream.of(facade.getMethods())
                .filter(method -> changes(found.reflect(), method))
                .forEach(method -> changing.add(facade.getSimpleName() + "." + method.getName()));
          }
        }
      }
    }

    List<String> known = new ArrayList<>(DEEDS.keySet());
    known.addAll(CHANGE_NOTHING);
    assertThat(changing.stream().distinct()).containsExactlyInAnyOrderElementsOf(known);
  }

  private static boolean changes(Class<?> bean, Method method) {
    try {
      return bean.getMethod(method.getName(), method.getParameterTypes())
          .isAnnotationPresent(TransactionAttribute.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachSaysBeforeAndAfter() {
    return DEEDS.entrySet().stream()
        .map(deed -> DynamicTest.dynamicTest(deed.getKey(), () -> check(deed.getValue())));
  }

  private static void check(Deed deed) throws Exception {
    UUID on = deed.first() == null ? null : deed.first().call();
    Caller caller = Callers.again(deed.by());

    as(caller, () -> deed.act().on(on));

    portal.use(Clock.systemUTC());
    List<AuditView> rows =
        as(
                DemoPeople.operator(),
                () ->
                    portal
                        .get(AuditService.class)
                        .list(
                            ListQuery.firstPage()
                                .with("correlationId", caller.origin().correlationId())))
            .items();
    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.changes())
                    .as(row.type() + " " + row.data())
                    .isNotEmpty()
                    .noneMatch(
                        change ->
                            change.before() == null
                                ? change.after() == null
                                : change.before().equals(change.after())));
    assertThat(rows.stream().flatMap(row -> row.changes().stream()).map(FieldChange::field))
        .containsAll(deed.fields());
  }
}
