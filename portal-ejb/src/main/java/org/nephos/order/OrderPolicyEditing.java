package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/** Makes, changes and deletes policies, as a part of the caller's transaction. */
@ApplicationScoped
class OrderPolicyEditing {
  private static final Duration DEFAULT_TERM = Duration.ofDays(7);
  private static final int MOST = 200;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OrderPolicyChecks checks;
  @Inject private AccessService access;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  /** The time to decide that a policy says, or seven days. */
  static Duration term(OrderPolicySpec policy) {
    return policy.decideAfter() == null ? DEFAULT_TERM : policy.decideAfter();
  }

  OrderPolicy create(CreateOrderPolicy command) {
    boolean operator = access.rights().isOperator();
    if (command.tenant() == null && !operator) {
      throw new ForbiddenException(
          Permission.CLOUD_OPERATE,
          "Policies of the cloud are the operator's. Name your tenant for one of its own.");
    }
    checks.require(command.tenant(), command.policy());
    requireRoom(command.tenant());
    requireFree(command.tenant(), command.policy().name().strip(), null);
    OrderPolicy policy =
        new OrderPolicy(
            UUID.randomUUID(),
            command.tenant(),
            operator,
            CallerScope.current().username(),
            clock.now());
    say(policy, command.policy());
    em.persist(policy);
    em.flush();
    record("order-policy.created", policy, null, Facts.of(policy));
    return policy;
  }

  OrderPolicy change(UUID id, OrderPolicySpec spec, Long expectedVersion) {
    OrderPolicy policy = lockOwn(id);
    if (expectedVersion != null && expectedVersion != policy.version()) {
      throw new PreconditionFailedException();
    }
    checks.require(policy.tenantId(), spec);
    requireFree(policy.tenantId(), spec.name().strip(), id);
    Facts before = Facts.of(policy);
    say(policy, spec);
    em.flush();
    record("order-policy.changed", policy, before, Facts.of(policy));
    return policy;
  }

  void delete(UUID id) {
    OrderPolicy policy = lockOwn(id);
    record("order-policy.deleted", policy, Facts.of(policy), null);
    em.remove(policy);
  }

  private OrderPolicy lockOwn(UUID id) {
    OrderPolicy policy = em.find(OrderPolicy.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (policy == null) {
      throw new NotFoundException();
    }
    if (policy.isByOperator() && !access.rights().isOperator()) {
      throw new ForbiddenException(
          Permission.CLOUD_OPERATE,
          "The operator of the cloud made this policy. Only the operator can change it.");
    }
    return policy;
  }

  private static void say(OrderPolicy policy, OrderPolicySpec spec) {
    policy.call(
        spec.name().strip(), spec.enabled(), spec.message() == null ? "" : spec.message().strip());
    OrderPolicySpec.Conditions conditions = spec.conditions();
    OrderPolicySpec.Rules rules = spec.rules();
    policy.about(
        new PolicyConditions(
            conditions.monthlyCost(),
            new HashSet<>(conditions.kinds()),
            new HashSet<>(conditions.flavors()),
            new HashSet<>(conditions.zones()),
            conditions.term()),
        new PolicyRules(
            rules.namePattern(),
            rules.requiredTags().stream()
                .map(tag -> new TagRule(tag.key(), new HashSet<>(tag.values())))
                .toList(),
            new HashSet<>(rules.images())));
    if (spec.outcome() == PolicyOutcome.APPROVAL) {
      policy.decideBy(
          spec.approver(),
          spec.remindAfter(),
          term(spec),
          spec.defaultDecision() == null ? DefaultDecision.EXPIRE : spec.defaultDecision());
    } else {
      policy.decide(spec.outcome());
    }
  }

  /** Every order asks all of them, so there is an end to their number. */
  private void requireRoom(UUID tenant) {
    TypedQuery<Long> query =
        em.createQuery(
            "select count(p) from OrderPolicy p where "
                + (tenant == null ? "p.tenantId is null" : "p.tenantId = :tenant"),
            Long.class);
    if (tenant != null) {
      query.setParameter("tenant", tenant);
    }
    long count = query.getSingleResult();
    if (count >= MOST) {
      throw new ConflictException(
          "too-many-policies",
          "There are " + MOST + " policies already. Delete one first.",
          Map.of("limit", MOST));
    }
  }

  private void requireFree(UUID tenant, String name, UUID itself) {
    boolean taken =
        em
            .createQuery("select p from OrderPolicy p where p.name = :name", OrderPolicy.class)
            .setParameter("name", name)
            .getResultList()
            .stream()
            .filter(other -> !other.id().equals(itself))
            .anyMatch(
                other ->
                    tenant == null ? other.tenantId() == null : tenant.equals(other.tenantId()));
    if (taken) {
      throw new ConflictException(
          "name-taken",
          "There is a policy of that name. Choose another name.",
          Map.of("name", name));
    }
  }

  /** All that a policy says. */
  private record Facts(
      String name,
      boolean enabled,
      PolicyConditions conditions,
      PolicyOutcome outcome,
      Approver approver,
      Duration remindAfter,
      Duration decideAfter,
      DefaultDecision defaultDecision,
      String message,
      PolicyRules rules) {
    static Facts of(OrderPolicy policy) {
      return new Facts(
          policy.name(),
          policy.isEnabled(),
          policy.conditions(),
          policy.outcome(),
          policy.approver(),
          policy.remindAfter(),
          policy.decideAfter(),
          policy.defaultDecision(),
          policy.message(),
          policy.rules());
    }
  }

  private void record(String type, OrderPolicy policy, Facts before, Facts after) {
    events.record(
        new EventDraft(
            type,
            policy.tenantId(),
            null,
            "order-policy",
            policy.id(),
            policy.name(),
            Changes.between(before, after).with(Map.of("outcome", policy.outcome().name()))));
  }
}
