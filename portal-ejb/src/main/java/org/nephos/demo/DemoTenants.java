package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;
import org.nephos.tenancy.Membership;
import org.nephos.tenancy.Person;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.Tenant;
import org.nephos.time.PortalClock;

/** Two tenants, and who may do what in them; the accounts are those of the demo realm. */
@ApplicationScoped
class DemoTenants {
  static final UUID ACME = DemoIds.of("tenant", "acme");
  static final UUID GLOBEX = DemoIds.of("tenant", "globex");
  static final UUID ACME_DEFAULT = DemoIds.of("project", "acme/default");
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final String PROJECT = "default";
  private static final Map<QuotaResource, Long> PROJECT_LIMITS =
      limits(20, 40, 40_960, 400, 20, 500, 20, 10, 5, 10, 20);
  private static final Map<QuotaResource, Long> TENANT_LIMITS =
      limits(50, 100, 102_400, 1_000, 50, 2_000, 50, 20, 10, 20, 50);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaRepository quota;
  @Inject private PortalClock clock;

  /** In the order of the resources. */
  private static Map<QuotaResource, Long> limits(long... amounts) {
    Map<QuotaResource, Long> limits = new EnumMap<>(QuotaResource.class);
    for (QuotaResource resource : QuotaResource.values()) {
      limits.put(resource, amounts[limits.size()]);
    }
    return limits;
  }

  void ensure() {
    ensureOperator();
    ensureAcme();
    UUID globex = tenant("globex", "Globex", "nephos");
    UUID globexDefault = project(globex, "globex");
    member(DemoPerson.GLOBEX_ADMIN, Role.TENANT_ADMIN, globex, null);
    member(DemoPerson.GLOBEX_USER, Role.MEMBER, globex, globexDefault);
  }

  void ensureOperator() {
    member(DemoPerson.OPERATOR, Role.OPERATOR, null, null);
  }

  void ensureAcme() {
    UUID acme = tenant("acme", "Acme Works", "aurora");
    UUID acmeDefault = project(acme, "acme");
    member(DemoPerson.ACME_ADMIN, Role.TENANT_ADMIN, acme, null);
    member(DemoPerson.ACME_USER, Role.MEMBER, acme, acmeDefault);
    member(DemoPerson.ACME_VIEWER, Role.VIEWER, acme, acmeDefault);
    member(DemoPerson.ACME_BILLING, Role.BILLING, acme, null);
  }

  /** Whether it has been made before. */
  boolean hasAcme() {
    return em.find(Tenant.class, ACME) != null;
  }

  private UUID tenant(String name, String displayName, String brand) {
    UUID id = DemoIds.of("tenant", name);
    if (em.find(Tenant.class, id) == null) {
      Tenant tenant = new Tenant(id, name, displayName, DemoPrices.STANDARD, ZONE, clock.now());
      tenant.wear(brand);
      em.persist(tenant);
      em.flush();
      scope(id, null, id, TENANT_LIMITS);
    }
    return id;
  }

  private UUID project(UUID tenant, String tenantName) {
    UUID id = DemoIds.of("project", tenantName + "/" + PROJECT);
    if (em.find(Project.class, id) == null) {
      em.persist(new Project(id, tenant, PROJECT, clock.now()));
      em.flush();
      scope(id, tenant, tenant, PROJECT_LIMITS);
    }
    return id;
  }

  /** Limits are set once; later they are the tenant's and the operator's to change. */
  private void scope(UUID id, UUID parent, UUID tenant, Map<QuotaResource, Long> limits) {
    quota.create(id, parent, tenant);
    limits.forEach((resource, limit) -> quota.setLimit(id, resource, limit));
  }

  private void member(DemoPerson who, Role role, UUID tenant, UUID project) {
    if (em.find(Person.class, who.id()) == null) {
      em.persist(new Person(who.id(), who.username(), who.displayName(), who.email(), clock.now()));
    }
    UUID id = DemoIds.of("membership", who.number() + "/" + role.name().toLowerCase(Locale.ROOT));
    if (em.find(Membership.class, id) == null) {
      em.persist(new Membership(id, who.id(), role, tenant, project, clock.now()));
    }
  }
}
