package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.Violation;

/** Asks the policies of an order's tenant and of the cloud. */
@ApplicationScoped
public class OrderPolicies {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** What they say of an order of this tenant. */
  public PolicyVerdict judge(UUID tenant, PolicyFacts order) {
    List<OrderPolicy> policies =
        em.createQuery(
                "select p from OrderPolicy p where p.enabled = true"
                    + " and (p.tenantId is null or p.tenantId = :tenant)",
                OrderPolicy.class)
            .setParameter("tenant", tenant)
            .getResultList();
    return PolicyEvaluation.of(policies, order);
  }

  /** The broken rules as violations of the order's fields. */
  public static List<Violation> violations(PolicyVerdict verdict) {
    Collection<RuleBreach> breaches = verdict.breaches();
    return breaches.stream()
        .map(breach -> new Violation(breach.field(), breach.code(), breach.message()))
        .toList();
  }

  /**
   * Refuses what a policy refuses.
   *
   * @throws ConflictException {@code policy-refused}
   */
  public static void requireNotRefused(PolicyVerdict verdict) {
    if (verdict.outcome() != PolicyOutcome.REFUSAL) {
      return;
    }
    OrderPolicy policy = verdict.policy();
    throw new ConflictException(
        "policy-refused",
        refusal(policy),
        Map.of("policy", policy.name(), "message", policy.message()));
  }

  /** What is told to who orders what a policy refuses. */
  static String refusal(OrderPolicy policy) {
    String why = policy.message().isBlank() ? "" : " " + policy.message();
    return "The policy " + policy.name() + " refuses this order." + why;
  }
}
