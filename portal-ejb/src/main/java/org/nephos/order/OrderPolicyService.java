package org.nephos.order;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.OrderPolicyFacade;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderPolicyView;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** Policies on orders at the front door. */
@Stateless
public class OrderPolicyService implements OrderPolicyFacade {
  private static final ListDefinition<OrderPolicy> LIST =
      ListDefinition.of(OrderPolicy.class, "name")
          .equal("tenant", "tenantId", Parse::uuid)
          .equal("outcome", "outcome", Parse.constant(PolicyOutcome.class))
          .contains("name", "name")
          .sort("name", "name", Parse::text)
          .sort("createdAt", "createdAt", Parse::instant);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OrderPolicyEditing editing;
  @Inject private Idempotency idempotency;
  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private DisplayNames names;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.POLICY_SEE)
  public Page<OrderPolicyView> list(ListQuery query) {
    return lists.page(
        LIST,
        query,
        List.of(seen(access.scope(Permission.POLICY_SEE))),
        policy ->
            new Marker.Position(
                Map.of("name", policy.name(), "createdAt", policy.createdAt().toString()),
                policy.id()),
        this::views);
  }

  /** A tenant's own, and those of the cloud, which go before them. */
  private static Condition seen(ReadScope scope) {
    if (scope.all()) {
      return Condition.ALL;
    }
    return scope.tenants().isEmpty()
        ? Condition.NONE
        : new Condition(
            "e.tenantId is null or e.tenantId in :scopeTenants",
            Map.of("scopeTenants", scope.tenants()));
  }

  @Override
  @Requires(Permission.POLICY_SEE)
  public OrderPolicyView get(@Names(ResourceKind.ORDER_POLICY) UUID id) {
    OrderPolicy policy = em.find(OrderPolicy.class, id);
    if (policy == null) {
      throw new NotFoundException();
    }
    return view(policy);
  }

  @Override
  @Requires(Permission.POLICY_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public OrderPolicyView create(CreateOrderPolicy command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey, command, OrderPolicyView.class, () -> view(editing.create(command)));
  }

  @Override
  @Requires(Permission.POLICY_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public OrderPolicyView change(
      @Names(ResourceKind.ORDER_POLICY) UUID id, OrderPolicySpec policy, Long expectedVersion) {
    return transactions.inNew(() -> view(editing.change(id, policy, expectedVersion)));
  }

  @Override
  @Requires(Permission.POLICY_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void delete(@Names(ResourceKind.ORDER_POLICY) UUID id) {
    transactions.runInNew(() -> editing.delete(id));
  }

  private OrderPolicyView view(OrderPolicy policy) {
    return views(List.of(policy)).get(0);
  }

  private List<OrderPolicyView> views(List<OrderPolicy> policies) {
    Set<UUID> ids =
        policies.stream()
            .map(OrderPolicy::tenantId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<UUID, String> tenants = names.tenants(ids);
    return policies.stream()
        .map(
            policy ->
                new OrderPolicyView(
                    policy.id(),
                    policy.tenantId(),
                    policy.tenantId() == null ? null : tenants.get(policy.tenantId()),
                    policy.isByOperator(),
                    spec(policy),
                    policy.createdByName(),
                    policy.createdAt(),
                    policy.version()))
        .toList();
  }

  private static OrderPolicySpec spec(OrderPolicy policy) {
    PolicyConditions conditions = policy.conditions();
    PolicyRules rules = policy.rules();
    return new OrderPolicySpec(
        policy.name(),
        policy.isEnabled(),
        new OrderPolicySpec.Conditions(
            conditions.monthlyCost(),
            List.copyOf(conditions.kinds()),
            List.copyOf(conditions.flavors()),
            List.copyOf(conditions.zones()),
            conditions.term()),
        policy.outcome(),
        policy.approver(),
        policy.remindAfter(),
        policy.decideAfter(),
        policy.defaultDecision(),
        policy.message(),
        new OrderPolicySpec.Rules(
            rules.namePattern(),
            rules.tags().stream()
                .map(tag -> new OrderPolicySpec.RequiredTag(tag.key(), List.copyOf(tag.values())))
                .toList(),
            List.copyOf(rules.images())));
  }
}
