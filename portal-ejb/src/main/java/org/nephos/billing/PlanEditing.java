package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.api.CreatePricePlan;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.Duplicates;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.time.PortalClock;

/** Price plans as the operator makes them, as a part of the caller's transaction. */
@ApplicationScoped
class PlanEditing {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  private record Facts(String displayName, String currency) {}

  /**
   * Makes one.
   *
   * @throws ConflictException {@code name-taken}
   */
  PricePlan create(CreatePricePlan command) {
    refuse(PlanRules.check(command));
    PricePlan plan =
        new PricePlan(
            UUID.randomUUID(),
            command.name(),
            command.displayName(),
            command.currency(),
            clock.now());
    try {
      em.persist(plan);
      em.flush();
    } catch (PersistenceException e) {
      if (!Duplicates.isDuplicate(e)) {
        throw e;
      }
      throw new ConflictException(
          "name-taken",
          "There is a price plan of this name. Choose another.",
          Map.of("name", command.name()));
    }
    record("price-plan.created", plan, null, new Facts(plan.displayName(), plan.currency()));
    return plan;
  }

  /** The plan, or null. */
  PricePlan find(UUID id) {
    return em.find(PricePlan.class, id);
  }

  /** Whoever changes what a plan says holds this lock, so that no two of them overlap unseen. */
  PricePlan lock(UUID id) {
    boolean there =
        !em.createNativeQuery("select name from price_plan where id = :id for update", String.class)
            .setParameter("id", id)
            .getResultList()
            .isEmpty();
    if (!there) {
      throw new NotFoundException();
    }
    return em.find(PricePlan.class, id);
  }

  /** Whether a tenant is charged by it, or ever was. */
  boolean isUsed(PricePlan plan) {
    return used("select count(*) from tenant where price_plan_id = :plan", plan)
        || used("select count(*) from tenant_price_plan where price_plan_id = :plan", plan);
  }

  private boolean used(String sql, PricePlan plan) {
    Number found =
        (Number)
            em.createNativeQuery(sql, Long.class).setParameter("plan", plan.id()).getSingleResult();
    return found.longValue() > 0;
  }

  /**
   * Records a change of what a plan says.
   *
   * @param before a record, or null
   * @param after a record, or null
   */
  void record(String type, PricePlan plan, Record before, Record after) {
    events.record(
        new EventDraft(
            type,
            null,
            null,
            "price-plan",
            plan.id(),
            plan.name(),
            Changes.between(before, after).asData()));
  }

  static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  /** What has begun stays: it may have priced something. */
  static ConflictException inUse() {
    return new ConflictException(
        "price-in-use",
        "It has begun, so usage may be priced by it: it stays. End it, or let another follow.",
        Map.of());
  }

  static ConflictException ended() {
    return new ConflictException(
        "state-conflict", "It has ended already. Add another instead.", Map.of("state", "ENDED"));
  }
}
