package org.nephos.quota.race;

import static org.nephos.testing.DemoPeople.acmeAdmin;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;
import org.nephos.tenancy.Membership;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.Tenant;
import org.nephos.testing.Portal;

/**
 * A tenant of the race's own with two projects, and room for so many instances in all: of every
 * second field the tenant's limit is the narrow one, of the others the first project's, and then
 * nobody orders in the second.
 *
 * @param places how many instances fit
 */
record RaceField(UUID tenant, UUID first, UUID second, int places) {
  private static final long WIDE = 100_000;

  static RaceField make(Portal portal, long seed, int places) {
    boolean tenantIsNarrow = seed % 2 == 0;
    UUID first = UUID.randomUUID();
    RaceField field =
        new RaceField(UUID.randomUUID(), first, tenantIsNarrow ? UUID.randomUUID() : first, places);
    portal.inTransaction(
        () -> {
          field.fill(portal, tenantIsNarrow);
          return null;
        });
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
