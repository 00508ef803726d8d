package org.nephos.tenancy;

import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.budget.BudgetService;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.CreateBudget;
import org.nephos.catalog.CatalogService;
import org.nephos.catalog.api.CreateKeypair;
import org.nephos.invoice.CreditService;
import org.nephos.invoice.InvoiceService;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.lease.LeaseService;
import org.nephos.lease.api.ExtendLease;
import org.nephos.order.OrderPolicyService;
import org.nephos.order.OrderService;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.SubmitOrder;
import org.nephos.quota.QuotaService;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.scaling.ScalingService;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CreateApiToken;
import org.nephos.tenancy.api.CreateInvitation;
import org.nephos.tenancy.api.SubmitSignUp;
import org.nephos.testing.Acme;
import org.nephos.testing.Callers;
import org.nephos.testing.DemoPeople;
import org.nephos.testing.InvoiceCloud;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;

/** One thing of acme's of each kind, made by its member. */
final class IsolatedThings {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK0wmN/Cr3JXqmLW7u+g9pTh+wyqDHpSQEIQczXkVx9q";

  private final Portal portal;

  IsolatedThings(Portal portal) {
    this.portal = portal.withDemoData();
    Acme acme = new Acme(portal);
    as(() -> portal.get(OrderService.class).submit(leased(acme), null));
    as(
        () ->
            portal
                .get(ScalingService.class)
                .create(
                    new CreateScalingGroup(
                        acme.project(),
                        "isolated",
                        0,
                        1,
                        0,
                        0,
                        new CreateScalingGroup.Template(
                            acme.flavor(), acme.image(), "sim", null, null, null, Map.of()),
                        List.of()),
                    null));
    as(
        () ->
            portal
                .get(CatalogService.class)
                .createKeypair(new CreateKeypair(acme.project(), "isolated", KEY), null));
    as(
        () ->
            portal
                .get(QuotaService.class)
                .request(
                    new SubmitQuotaRequest(
                        acme.project(),
                        List.of(new LimitChange("vcpus", 41L)),
                        null,
                        "isolated",
                        null),
                    null));
    as(
        () ->
            portal
                .get(ApiTokenService.class)
                .createToken(new CreateApiToken(acme.project(), "isolated", null, null), null));
    as(
        () ->
            portal
                .get(LeaseService.class)
                .extend(
                    new ExtendLease(
                        id(ResourceKind.INSTANCE),
                        Instant.now().plus(Duration.ofDays(3)),
                        "isolated"),
                    null));
    as(
        () ->
            portal
                .get(SignUpService.class)
                .submit(
                    new SubmitSignUp("Isolated", "isolated", "isolated@example.org", "isolated"),
                    null));
    portal.as(
        acmeAdmin(),
        () -> {
          portal
              .get(InvitationService.class)
              .invite(
                  new CreateInvitation(
                      id(ResourceKind.TENANT), null, "isolated@example.org", Role.VIEWER),
                  null);
          portal
              .get(BudgetService.class)
              .create(new CreateBudget(id(ResourceKind.TENANT), null, null, budget()), null);
          return portal
              .get(OrderPolicyService.class)
              .create(new CreateOrderPolicy(id(ResourceKind.TENANT), refusal()), null);
        });
    invoice();
    metered();
  }

  /** Something of acme's that ran once. */
  private void metered() {
    UUID tenant = id(ResourceKind.TENANT);
    UUID project = id(ResourceKind.PROJECT);
    portal
        .database()
        .run(
            () ->
                portal
                    .database()
                    .em()
                    .createNativeQuery(
                        "insert into metered_resource (resource_id, resource_type, resource_name,"
                            + " tenant_id, project_id, last_instant, last_version, running,"
                            + " metered_version, metered_until) values (:id, 'instance',"
                            + " 'isolated', :tenant, :project, :at, 1, '{}', 1, :at)")
                    .setParameter("id", UUID.randomUUID())
                    .setParameter("tenant", tenant)
                    .setParameter("project", project)
                    .setParameter("at", Instant.EPOCH)
                    .executeUpdate());
  }

  /** What acme owes for the month of now, which is over as far as billing can tell. */
  private void invoice() {
    UUID tenant = id(ResourceKind.TENANT);
    portal.as(
        DemoPeople.operator(),
        () -> {
          InvoiceCloud.account(portal, tenant);
          CreditService credits = portal.get(CreditService.class);
          credits.grant(
              new GrantCredit(tenant, CreditView.Kind.GOODWILL, BigDecimal.ONE, "isolated", null),
              null);
          credits.addManualItem(
              new AddManualItem(tenant, null, "isolated", BigDecimal.TEN, null), null);
          portal.use(Clock.offset(Clock.systemUTC(), Duration.ofDays(40)));
          portal.get(InvoiceService.class).issueDue(tenant);
          portal.use(Clock.systemUTC());
          return null;
        });
  }

  private static BudgetSpec budget() {
    return new BudgetSpec(
        "isolated", new Money(new BigDecimal("1000.00"), "EUR"), List.of(), false, null);
  }

  private static OrderPolicySpec refusal() {
    return new OrderPolicySpec(
        "isolated",
        false,
        OrderPolicySpec.Conditions.NONE,
        PolicyOutcome.REFUSAL,
        null,
        null,
        null,
        null,
        null,
        OrderPolicySpec.Rules.NONE);
  }

  private static SubmitOrder leased(Acme acme) {
    return Orders.leased(acme.order("isolated", 1), Duration.ofDays(1));
  }

  private void as(Runnable work) {
    portal.as(
        acmeUser(),
        () -> {
          work.run();
          return null;
        });
  }

  /** Every kind of person. */
  Map<String, Caller> people() {
    Map<String, Caller> people = new LinkedHashMap<>();
    people.put("viewer", person("acme-viewer", false));
    people.put("billing", person("acme-billing", false));
    people.put("member", person("acme-user", false));
    people.put("admin", person("acme-admin", false));
    people.put("operator", person("operator", true));
    people.put("other-member", person("globex-user", false));
    people.put("other-admin", person("globex-admin", false));
    return people;
  }

  private Caller person(String name, boolean operator) {
    UUID id = one("select id from person where username = '" + name + "'");
    Caller person = Callers.person(id, name, "");
    return operator ? Callers.operator(person) : person;
  }

  /** The id of the thing of this kind. */
  UUID id(ResourceKind kind) {
    String acmes = " where tenant_id = (select id from tenant where name = 'acme')";
    return one(
        switch (kind) {
          case TENANT -> "select id from tenant where name = 'acme'";
          case PROJECT -> "select id from project" + acmes;
          case MEMBERSHIP -> "select id from membership" + acmes + " and role = 'MEMBER'";
          case FLAVOR -> "select id from flavor where name = 'nano'";
          case IMAGE -> "select id from image";
          case NETWORK -> "select id from network";
          case KEYPAIR -> "select id from keypair" + acmes;
          case ORDER -> "select id from orders" + acmes;
          case INSTANCE -> "select id from instance" + acmes;
          case JOB -> "select id from job" + acmes;
          case QUOTA_REQUEST -> "select id from quota_request" + acmes;
          case SCALING_GROUP -> "select id from scaling_group" + acmes;
          case API_TOKEN -> "select id from api_token" + acmes;
          case INVITATION -> "select id from invitation" + acmes;
          case SIGN_UP_REQUEST -> "select id from sign_up_request";
          case LEASE_EXTENSION -> "select id from lease_extension" + acmes;
          case ORDER_POLICY -> "select id from order_policy" + acmes;
          case BUDGET -> "select id from budget" + acmes;
          case QUOTA_PRESET -> "select id from quota_preset";
          case HOST -> "select id from host";
          case PRICE_PLAN -> "select id from price_plan";
          case RATE -> "select id from rate";
          case SELLER -> "select id from seller";
          case CREDIT -> "select id from credit" + acmes;
          case MANUAL_ITEM -> "select id from manual_item" + acmes;
          case METERED_RESOURCE -> "select resource_id as id from metered_resource" + acmes;
          case INVOICE -> "select id from invoice" + acmes + " and kind = 'INVOICE'";
        });
  }

  private UUID one(String sql) {
    return portal
        .database()
        .call(
            () ->
                (UUID)
                    portal
                        .database()
                        .em()
                        .createNativeQuery(sql + " order by id fetch first 1 rows only", UUID.class)
                        .getSingleResult());
  }
}
