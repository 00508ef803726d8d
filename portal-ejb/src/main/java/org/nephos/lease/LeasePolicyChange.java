package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.lease.api.LeasePolicyView;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Tenant;

/** Says what holds for leases, as a part of the caller's transaction, and shows it. */
@ApplicationScoped
class LeasePolicyChange {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private LeasePolicies policies;
  @Inject private AccessService access;
  @Inject private EventWriter events;

  LeasePolicyView view(UUID tenant) {
    LeasePolicy own = em.find(LeasePolicy.class, tenant);
    LeaseTerms bound = bound(own);
    return view(
        em.find(Tenant.class, tenant),
        policies.of(tenant),
        own != null,
        bound,
        own == null ? 0 : own.version());
  }

  LeasePolicyView viewOfCloud() {
    LeasePolicy cloud = policies.cloud();
    return view(null, cloud.terms(), true, LeaseTerms.UNSAID, cloud.version());
  }

  private LeasePolicyView view(
      Tenant tenant, LeaseTerms terms, boolean own, LeaseTerms bound, long version) {
    return new LeasePolicyView(
        tenant == null ? null : tenant.id(),
        tenant == null ? null : tenant.displayName(),
        terms.maximum(),
        terms.mandatory(),
        terms.usual(),
        terms.warnings(),
        terms.grace(),
        terms.freeExtensions(),
        own,
        bound.maximum(),
        bound.mandatory(),
        tenant != null
            && terms.isRemovable(
                access.rights().allow(Permission.ORDER_APPROVE, tenant.id(), null)),
        version);
  }

  /** How far the administrator of a tenant may go, of which only maximum and duty count. */
  private LeaseTerms bound(LeasePolicy own) {
    return own != null && own.isBounded()
        ? LeaseTerms.UNSAID.within(own.boundMaximum(), own.boundMandatory())
        : policies.cloud().terms();
  }

  LeasePolicyView change(UUID tenant, ChangeLeasePolicy command, Long expectedVersion) {
    List<Violation> violations = LeaseRules.check(command);
    // The tenant's row first, so that the policy's is made once.
    Tenant of = em.find(Tenant.class, tenant, LockModeType.PESSIMISTIC_WRITE);
    LeasePolicy own = em.find(LeasePolicy.class, tenant);
    boolean operator = access.rights().isOperator();
    if (!operator) {
      LeaseRules.within(command, bound(own), violations);
    }
    refuse(violations);
    requireVersion(expectedVersion, own == null ? 0 : own.version());
    LeaseTerms before = policies.of(tenant);
    if (own == null) {
      own = new LeasePolicy(tenant);
      em.persist(own);
    }
    LeaseTerms terms = terms(command);
    own.say(terms);
    if (operator) {
      own.bind(terms.maximum(), terms.mandatory());
    }
    record(of, before, own.terms());
    em.flush();
    return view(tenant);
  }

  LeasePolicyView changeOfCloud(ChangeLeasePolicy command, Long expectedVersion) {
    refuse(LeaseRules.check(command));
    LeasePolicy cloud =
        em.find(LeasePolicy.class, LeasePolicy.CLOUD, LockModeType.PESSIMISTIC_WRITE);
    requireVersion(expectedVersion, cloud.version());
    LeaseTerms before = cloud.terms();
    cloud.say(terms(command));
    record(null, before, cloud.terms());
    em.flush();
    return viewOfCloud();
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  private static void requireVersion(Long expected, long now) {
    if (expected != null && expected != now) {
      throw new PreconditionFailedException();
    }
  }

  private static LeaseTerms terms(ChangeLeasePolicy command) {
    return new LeaseTerms(
        command.maximum(),
        command.mandatory(),
        command.usual(),
        command.warnings(),
        command.grace(),
        command.freeExtensions());
  }

  /** The terms as the API names them. */
  private record Facts(
      Duration maximum,
      boolean mandatory,
      Duration defaultTerm,
      List<Duration> warnBefore,
      Duration grace,
      Integer freeExtensions) {
    static Facts of(LeaseTerms terms) {
      return new Facts(
          terms.maximum(),
          terms.mandatory(),
          terms.usual(),
          terms.warnings(),
          terms.grace(),
          terms.freeExtensions());
    }
  }

  private void record(Tenant tenant, LeaseTerms before, LeaseTerms after) {
    events.record(
        new EventDraft(
            "lease-policy.changed",
            tenant == null ? null : tenant.id(),
            null,
            "lease-policy",
            tenant == null ? null : tenant.id(),
            tenant == null ? "" : tenant.name(),
            Changes.between(Facts.of(before), Facts.of(after)).asData()));
  }
}
