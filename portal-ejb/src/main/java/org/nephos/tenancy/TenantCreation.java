package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.PlanAssignments;
import org.nephos.billing.PricePlans;
import org.nephos.catalog.TenantOffers;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.Duplicates;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaSetting;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.CreateTenant;
import org.nephos.time.PortalClock;

/** Makes tenants with all that one needs to begin. */
@ApplicationScoped
class TenantCreation {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PricePlans plans;
  @Inject private PlanAssignments assignments;
  @Inject private QuotaRepository quota;
  @Inject private QuotaSetting limits;
  @Inject private TenantOffers offers;
  @Inject private ProjectCreation projects;
  @Inject private People people;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  /**
   * Makes one, as a part of the caller's transaction.
   *
   * @throws ConflictException {@code name-taken}
   */
  Tenant create(CreateTenant command) {
    List<Violation> violations = new ArrayList<>();
    TenancyRules.name(command.name(), violations);
    String displayName = command.displayName() == null ? command.name() : command.displayName();
    if (displayName != null) {
      TenancyRules.displayName(displayName, violations);
    }
    String email = command.contactEmail() == null ? "" : command.contactEmail().strip();
    TenancyRules.email(email, violations);
    ZoneId zone = zone(command.zone(), violations);
    UUID plan = plan(command.pricePlan(), violations);
    TenancyRules.brand(command.brand(), violations);
    offers.check(command.zones(), command.flavors(), violations);
    Person admin = command.admin() == null ? null : people.named(command.admin()).orElse(null);
    if (command.admin() != null && admin == null) {
      violations.add(
          new Violation(
              "admin",
              "unknown-reference",
              "Nobody of this name has signed in yet. Let them sign in once, then name them."));
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    Tenant tenant =
        new Tenant(UUID.randomUUID(), command.name(), displayName, plan, zone, clock.now());
    tenant.describe(displayName, email, plan);
    if (command.brand() != null) {
      tenant.wear(command.brand());
    }
    insert(tenant);
    assignments.assign(tenant.id(), null, plan, clock.now());
    quota.create(tenant.id(), null, tenant.id());
    if (command.preset() != null) {
      limits.ofTenant(tenant.id(), limits.ofPreset(command.preset()));
    }
    limits.ofTenant(tenant.id(), command.quota());
    offers.set(tenant.id(), command.zones(), command.flavors());
    events.record(
        new EventDraft(
            "tenant.created",
            tenant.id(),
            null,
            "tenant",
            tenant.id(),
            tenant.name(),
            Changes.between(null, TenantFacts.of(tenant, offers)).asData()));
    Project first = projects.create(tenant.id(), CallerPlaces.DEFAULT_PROJECT);
    if (command.preset() != null) {
      // Children may be promised what the parent has; a preset is a project's, by which it grows.
      em.flush();
      limits.ofProject(first.id(), limits.ofPreset(command.preset()));
    }
    if (admin != null) {
      people.grant(admin, Role.TENANT_ADMIN, tenant.id(), null, CallerScope.current().username());
    }
    em.flush();
    return tenant;
  }

  private static ZoneId zone(String text, List<Violation> violations) {
    try {
      return text == null ? ZoneId.of("UTC") : ZoneId.of(text);
    } catch (DateTimeException e) {
      violations.add(
          new Violation("zone", "unknown", "A time zone is named like Europe/Berlin or UTC."));
      return null;
    }
  }

  private UUID plan(UUID wanted, List<Violation> violations) {
    if (wanted == null) {
      return plans
          .first()
          .orElseThrow(() -> new InvalidException("pricePlan", "required", "Make a price plan."));
    }
    if (!plans.exists(wanted)) {
      violations.add(
          new Violation("pricePlan", "unknown-reference", "There is no such price plan."));
    }
    return wanted;
  }

  /** Of two at the same moment the row's unique key decides who was first. */
  private void insert(Tenant tenant) {
    boolean taken =
        !em.createQuery("select t.id from Tenant t where t.name = :name", UUID.class)
            .setParameter("name", tenant.name())
            .getResultList()
            .isEmpty();
    if (taken) {
      throw taken(tenant);
    }
    try {
      em.persist(tenant);
      em.flush();
    } catch (PersistenceException e) {
      if (!Duplicates.isDuplicate(e)) {
        throw e;
      }
      throw taken(tenant);
    }
  }

  private static ConflictException taken(Tenant tenant) {
    return new ConflictException(
        "name-taken",
        "There is a tenant of this name. Choose another.",
        Map.of("name", tenant.name()));
  }
}
