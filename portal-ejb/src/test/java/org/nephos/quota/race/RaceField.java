package org.nephos.quota.race;

import static org.nephos.testing.DemoPeople.acmeAdmin;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.OrderKind;
import org.nephos.order.OrderPolicy;
import org.nephos.order.OrderService;
import org.nephos.order.PolicyConditions;
import org.nephos.order.PolicyRules;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;
import org.nephos.tenancy.Membership;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.Tenant;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

/**
 * A tenant of the race's own with two projects, and room for so many instances in all: of every
 * second field the tenant's limit is the narrow one, of the others the first project's, and then
 * nobody orders in the second.
 *
 * <p>In two fields of four a policy wants an approval of every order of more than one instance, and
 * another of every group.
 *
 * @param places how many instances fit
 * @param asks whether there are policies
 * @param share how many percent of a project's limits may wait for approvals
 */
record RaceField(UUID tenant, UUID first, UUID second, int places, boolean asks, int share) {
  private static final long WIDE = 100_000;
  private static final int SHARE = 50;
  private static final int ALL = 100;
  private static final Duration TERM = Duration.ofDays(1);

  static RaceField make(Portal portal, long seed, int places) {
    boolean tenantIsNarrow = seed % 2 == 0;
    boolean asks = seed % 4 < 2;
    UUID first = UUID.randomUUID();
    RaceField field =
        new RaceField(
            UUID.randomUUID(),
            first,
            tenantIsNarrow ? UUID.randomUUID() : first,
            places,
            asks,
            seed % 8 < 4 ? SHARE : ALL);
    portal.inTransaction(
        () -> {
          field.fill(portal, tenantIsNarrow);
          return null;
        });
    if (asks) {
      BigDecimal ofTwo =
          portal
              .as(
                  acmeAdmin(),
                  () ->
                      portal
                          .get(OrderService.class)
                          .dryRun(new Acme(portal, first).order("price", 2)))
              .quote()
              .monthly();
      portal.inTransaction(
          () -> {
            DefaultDecision[] silence = DefaultDecision.values();
            field.ask(
                portal,
                new PolicyConditions(ofTwo, null, null, null, null),
                silence[(int) (seed / 4 % silence.length)]);
            field.ask(
                portal,
                new PolicyConditions(
                    null, Set.of(OrderKind.SCALING_GROUP_CREATE.word()), null, null, null),
                silence[(int) ((seed / 4 + 1) % silence.length)]);
            return null;
          });
    }
    return field;
  }

  private void fill(Portal portal, boolean tenantIsNarrow) {
    EntityManager em = portal.database().em();
    Instant now = Instant.now();
    UUID plan =
        (UUID)
            em.createNativeQuery("select price_plan_id from tenant where name = 'acme'", UUID.class)
                .getSingleResult();
    em.persist(new Tenant(tenant, "race-" + tenant, "Race", plan, ZoneOffset.UTC, now));
    em.persist(
        new Membership(
            UUID.randomUUID(), acmeAdmin().personId(), Role.TENANT_ADMIN, tenant, null, now));
    em.flush();
    QuotaRepository quota = portal.get(QuotaRepository.class);
    quota.create(tenant, null, tenant);
    quota.setLimit(tenant, QuotaResource.INSTANCES, tenantIsNarrow ? places : WIDE);
    project(portal, first, "first", tenantIsNarrow ? WIDE : places);
    if (!second.equals(first)) {
      project(portal, second, "second", WIDE);
    }
  }

  private void project(Portal portal, UUID id, String name, long limit) {
    portal.database().em().persist(new Project(id, tenant, name, Instant.now()));
    portal.database().em().flush();
    QuotaRepository quota = portal.get(QuotaRepository.class);
    quota.create(id, tenant, tenant);
    quota.setLimit(id, QuotaResource.INSTANCES, limit);
  }

  private void ask(Portal portal, PolicyConditions about, DefaultDecision silence) {
    OrderPolicy policy = new OrderPolicy(UUID.randomUUID(), tenant, false, "race", Instant.now());
    policy.call("ask " + silence + about.kinds(), true, "");
    policy.about(about, PolicyRules.NONE);
    policy.decideBy(Approver.TENANT_ADMIN, null, TERM, silence);
    portal.database().em().persist(policy);
  }

  /** As many instances may wait for approvals at once. */
  int mayWait() {
    // Of the tenant's limit any part may wait.
    return first.equals(second) ? places * share / ALL : places;
  }

  /** What the tenant's row says is used and promised. */
  int taken(Portal portal) {
    return (int)
        portal.number(
            "select used_instances + reserved_instances from quota_scope where id = :id",
            Map.of("id", tenant));
  }

  /** How many orders have this state. */
  long orders(Portal portal, String state) {
    return portal.number(
        "select count(*) from orders where tenant_id = :tenant and state = :state",
        Map.of("tenant", tenant, "state", state));
  }
}
