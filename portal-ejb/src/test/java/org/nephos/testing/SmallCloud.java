package org.nephos.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.nephos.catalog.Flavor;
import org.nephos.catalog.Image;
import org.nephos.catalog.Zone;
import org.nephos.network.Cidr;
import org.nephos.network.Network;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;
import org.nephos.tenancy.Membership;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.Tenant;
import org.nephos.tenancy.api.Caller;

/**
 * Two tenants, each with the projects {@code default} and {@code alpha}, and somebody of every
 * kind; a project has 40 vCPUs, a tenant 100.
 */
public final class SmallCloud {
  /** When it was made. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** A size of 2 vCPUs, on offer for 0.02 EUR an hour. */
  public static final UUID FLAVOR = UUID.randomUUID();

  private static final UUID PLAN = UUID.randomUUID();
  private static final AtomicInteger CLOUDS = new AtomicInteger();

  private final Portal portal;
  private final Database database;
  private final int number = CLOUDS.incrementAndGet();
  private final long firstEvent;

  public final UUID acme = UUID.randomUUID();
  public final UUID acmeDefault = UUID.randomUUID();
  public final UUID acmeAlpha = UUID.randomUUID();
  public final UUID globex = UUID.randomUUID();
  public final UUID globexDefault = UUID.randomUUID();
  public final UUID globexAlpha = UUID.randomUUID();

  public final Caller operator = person("operator", true);
  public final Caller admin = person("acme-admin", false);
  public final Caller member = person("acme-user", false);
  public final Caller viewer = person("acme-viewer", false);
  public final Caller billing = person("acme-billing", false);
  public final Caller stranger = person("globex-admin", false);

  /** Makes another one in this portal; what all tenants share is made once. */
  public SmallCloud(Portal portal) {
    this.portal = portal;
    this.database = portal.database();
    portal.inTransaction(
        () -> {
          fill();
          return null;
        });
    firstEvent = portal.number("select coalesce(max(id), 0) from event", Map.of());
  }

  private static Caller person(String username, boolean operator) {
    Caller person =
        Callers.person(
            UUID.randomUUID(),
            username,
            username.toUpperCase(Locale.ROOT),
            username + "@cloud.example");
    return operator ? Callers.operator(person) : person;
  }

  private void fill() {
    if (database.em().find(Zone.class, "local") == null) {
      share();
    }
    tenant(acme, acmeName(), acmeDefault, acmeAlpha);
    tenant(globex, "globex" + number, globexDefault, globexAlpha);
    grant(operator, Role.OPERATOR, null, null);
    grant(admin, Role.TENANT_ADMIN, acme, null);
    grant(member, Role.MEMBER, acme, acmeDefault);
    grant(viewer, Role.VIEWER, acme, acmeDefault);
    grant(billing, Role.BILLING, acme, null);
    grant(stranger, Role.TENANT_ADMIN, globex, null);
  }

  private void share() {
    prices();
    database.em().persist(new Flavor(FLAVOR, "small", 2, 1024, 10));
    database.em().persist(new Image(UUID.randomUUID(), "linux", "Linux", 1, 128, START));
    List.of("local", "sim")
        .forEach(name -> database.em().persist(new Zone(name, "simulator", name)));
    database
        .em()
        .persist(
            new Network(
                UUID.randomUUID(), "default", "For all", Cidr.parse("172.30.0.0/16"), START));
  }

  private void prices() {
    database
        .em()
        .createNativeQuery(
            "insert into price_plan (id, name, currency, created_at)"
                + " values (:id, 'standard', 'EUR', :at)")
        .setParameter("id", PLAN)
        .setParameter("at", START)
        .executeUpdate();
    database
        .em()
        .createNativeQuery(
            "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from)"
                + " values (:id, :plan, 'instance.vcpu', 'vcpu', :price, :at)")
        .setParameter("id", UUID.randomUUID())
        .setParameter("plan", PLAN)
        .setParameter("price", new BigDecimal("0.01"))
        .setParameter("at", START)
        .executeUpdate();
  }

  private void tenant(UUID id, String name, UUID first, UUID second) {
    String shown = name.toUpperCase(Locale.ROOT);
    database.em().persist(new Tenant(id, name, shown, PLAN, ZoneOffset.UTC, START));
    database.em().flush();
    scope(id, null, id, 100);
    Map.of(first, "default", second, "alpha")
        .forEach(
            (project, projectName) -> {
              database.em().persist(new Project(project, id, projectName, START));
              database.em().flush();
              scope(project, id, id, 40);
            });
  }

  private void scope(UUID id, UUID parent, UUID tenant, long vcpus) {
    QuotaRepository quota = portal.get(QuotaRepository.class);
    quota.create(id, parent, tenant);
    quota.setLimit(id, QuotaResource.VCPUS, vcpus);
  }

  /** Gives somebody a role; part of the current transaction. */
  public void grant(Caller person, Role role, UUID tenant, UUID project) {
    database
        .em()
        .persist(
            new Membership(UUID.randomUUID(), person.personId(), role, tenant, project, START));
  }

  /** Limit of vCPUs of a scope. */
  public Long vcpus(UUID scope) {
    return database.call(
        () ->
            portal
                .get(QuotaRepository.class)
                .read(scope)
                .figures()
                .get(QuotaResource.VCPUS)
                .limit());
  }

  /** The name of the tenant acme. */
  public String acmeName() {
    return "acme" + number;
  }

  /** The types of all events recorded since it was made with this outcome, in order. */
  public List<String> events(String outcome) {
    return events("e.type", String.class, outcome);
  }

  /** The same events' resources. */
  public List<UUID> resources(String outcome) {
    return events("e.resourceId", UUID.class, outcome);
  }

  /** The same events' tenants. */
  public List<UUID> tenants(String outcome) {
    return events("e.tenantId", UUID.class, outcome);
  }

  private <T> List<T> events(String attribute, Class<T> type, String outcome) {
    return database.call(
        () ->
            database
                .em()
                .createQuery(
                    "select "
                        + attribute
                        + " from Event e where e.outcome = :outcome and e.id > :first"
                        + " order by e.id",
                    type)
                .setParameter("outcome", outcome)
                .setParameter("first", firstEvent)
                .getResultList());
  }
}
