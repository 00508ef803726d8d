package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.nephos.problem.api.Violation;

/** What holds for the leases of a tenant now. */
@ApplicationScoped
public class LeasePolicies {
  /** The longest lease that anybody may have; beyond it there is none at all. */
  static final Duration LONGEST = Duration.ofDays(3650);

  private static final String FIELD = "lease";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** What holds in this tenant: its own policy, no looser than what the operator allows. */
  public LeaseTerms of(UUID tenant) {
    // One statement for both: most tenants have none of their own, and each order asks.
    List<LeasePolicy> both =
        em.createQuery(
                "select p from LeasePolicy p where p.id in (:tenant, :cloud)", LeasePolicy.class)
            .setParameter("tenant", tenant)
            .setParameter("cloud", LeasePolicy.CLOUD)
            .getResultList();
    LeasePolicy cloud = both.stream().filter(LeasePolicy::isCloud).findFirst().orElseThrow();
    LeasePolicy own = both.stream().filter(policy -> !policy.isCloud()).findFirst().orElse(null);
    if (own == null) {
      return cloud.terms();
    }
    return own.isBounded()
        ? own.terms().within(own.boundMaximum(), own.boundMandatory())
        : own.terms().within(cloud.terms().maximum(), cloud.terms().mandatory());
  }

  /** What holds for every tenant that has nothing of its own. */
  LeasePolicy cloud() {
    return em.find(LeasePolicy.class, LeasePolicy.CLOUD);
  }

  /**
   * What is wrong with the term of an order.
   *
   * @param lease null for none
   * @return the term of what is ordered, null for no end
   */
  public Duration check(UUID tenant, Duration lease, List<Violation> violations) {
    LeaseTerms terms = of(tenant);
    Duration term = terms.termFor(lease);
    if (term == null && terms.mandatory()) {
      violations.add(
          new Violation(
              FIELD, "required", "Instances have a lease here; say for how long." + most(terms)));
    } else if (term != null && terms.maximum() != null && term.compareTo(terms.maximum()) > 0) {
      violations.add(
          new Violation(FIELD, "range", "A lease is too long for this tenant." + most(terms)));
    } else if (term != null && term.compareTo(LONGEST) > 0) {
      violations.add(
          new Violation(FIELD, "range", "A lease is at most " + Lengths.of(LONGEST) + "."));
    }
    return term;
  }

  private static String most(LeaseTerms terms) {
    return terms.maximum() == null ? "" : " At most " + Lengths.of(terms.maximum()) + ".";
  }

  /** The term of an instance that is made now; null for no end. */
  public Duration termFor(UUID tenant, Duration wanted) {
    return of(tenant).termFor(wanted);
  }
}
