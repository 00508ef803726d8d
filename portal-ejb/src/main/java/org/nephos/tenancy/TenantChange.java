package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.billing.PlanAssignments;
import org.nephos.billing.PricePlans;
import org.nephos.catalog.TenantOffers;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.api.ChangeTenant;
import org.nephos.time.PortalClock;

/**
 * What a tenant is called, and whether it may begin anything; as a part of the caller's
 * transaction.
 */
@ApplicationScoped
class TenantChange {
  private static final Duration USUAL_GRACE = Duration.ofDays(30);
  private static final Duration LONGEST_GRACE = Duration.ofDays(366);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PricePlans plans;
  @Inject private PlanAssignments assignments;
  @Inject private TenantOffers offers;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  Tenant describe(UUID id, ChangeTenant command, Long expectedVersion) {
    List<Violation> violations = new ArrayList<>();
    if (command.displayName() != null) {
      TenancyRules.displayName(command.displayName(), violations);
    }
    if (command.contactEmail() != null) {
      TenancyRules.email(command.contactEmail().strip(), violations);
    }
    if (command.pricePlan() != null && !plans.exists(command.pricePlan())) {
      violations.add(
          new Violation("pricePlan", "unknown-reference", "There is no such price plan."));
    }
    TenancyRules.brand(command.brand(), violations);
    offers.check(command.zones(), command.flavors(), violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    if (command.pricePlan() != null) {
      assignments.hold(id);
    }
    Tenant tenant = lock(id);
    if (expectedVersion != null && expectedVersion != tenant.version()) {
      throw new PreconditionFailedException();
    }
    TenantFacts before = facts(tenant);
    if (offers.set(id, command.zones(), command.flavors())) {
      // Its own columns may all be as they were; the version tells editors of the change.
      em.lock(tenant, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }
    tenant.describe(
        command.displayName() == null ? tenant.displayName() : command.displayName(),
        command.contactEmail() == null ? tenant.contactEmail() : command.contactEmail().strip(),
        command.pricePlan() == null ? tenant.pricePlanId() : command.pricePlan());
    if (!tenant.pricePlanId().equals(before.pricePlan())) {
      assignments.assign(id, before.pricePlan(), tenant.pricePlanId(), clock.now());
    }
    if (command.brand() != null) {
      tenant.wear(command.brand());
    }
    if (!Changes.between(before, facts(tenant)).isEmpty()) {
      record("tenant.changed", tenant, before, Map.of());
    }
    em.flush();
    return tenant;
  }

  private TenantFacts facts(Tenant tenant) {
    return TenantFacts.of(tenant, offers);
  }

  Tenant suspend(UUID id, String reason, boolean stops) {
    require(reason, true);
    Tenant tenant = lock(id);
    refuseIn(tenant, TenantState.CLOSED);
    TenantFacts before = facts(tenant);
    tenant.suspend(reason, stops);
    record("tenant.suspended", tenant, before, Map.of("reason", reason, "stopInstances", stops));
    em.flush();
    return tenant;
  }

  Tenant resume(UUID id, String reason) {
    require(reason, false);
    Tenant tenant = lock(id);
    refuseIn(tenant, TenantState.CLOSED);
    if (tenant.state() == TenantState.CLOSING && !clock.now().isBefore(tenant.closesAt())) {
      throw new ConflictException(
          "state-conflict",
          "Its grace is over; what it had is being deleted.",
          Map.of("state", tenant.state().name()));
    }
    if (tenant.state() != TenantState.ACTIVE) {
      TenantFacts before = facts(tenant);
      tenant.resume();
      record(
          "tenant.resumed", tenant, before, reason == null ? Map.of() : Map.of("reason", reason));
      em.flush();
    }
    return tenant;
  }

  Tenant close(UUID id, String reason, Duration grace) {
    require(reason, true);
    Duration term = grace == null ? USUAL_GRACE : grace;
    if (term.isNegative() || term.compareTo(LONGEST_GRACE) > 0) {
      throw new InvalidException("grace", "range", "A grace is at most 366 days.");
    }
    Tenant tenant = lock(id);
    refuseIn(tenant, TenantState.CLOSED);
    Instant at = clock.now().plus(term);
    TenantFacts before = facts(tenant);
    tenant.close(reason, at);
    record("tenant.closing", tenant, before, Map.of("reason", reason, "closesAt", at.toString()));
    em.flush();
    return tenant;
  }

  /** Nothing is left of a closing one; nothing happens to one that was resumed meanwhile. */
  void closed(UUID id) {
    Tenant tenant = lock(id);
    if (tenant.state() == TenantState.CLOSING) {
      TenantFacts before = facts(tenant);
      tenant.closed(clock.now());
      record("tenant.closed", tenant, before, Map.of());
    }
  }

  private static void require(String reason, boolean mandatory) {
    Optional<Violation> flaw = Reason.flaw(reason, mandatory);
    if (flaw.isPresent()) {
      throw new InvalidException(List.of(flaw.get()));
    }
  }

  private static void refuseIn(Tenant tenant, TenantState state) {
    if (tenant.state() == state) {
      throw new ConflictException(
          "state-conflict",
          "The tenant is closed; it is kept for the record only.",
          Map.of("state", state.name()));
    }
  }

  private Tenant lock(UUID id) {
    Tenant tenant = em.find(Tenant.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (tenant == null) {
      throw new NotFoundException();
    }
    return tenant;
  }

  private void record(String type, Tenant tenant, TenantFacts before, Map<String, Object> said) {
    events.record(
        new EventDraft(
            type,
            tenant.id(),
            null,
            "tenant",
            tenant.id(),
            tenant.name(),
            Changes.between(before, facts(tenant)).with(said)));
  }
}
