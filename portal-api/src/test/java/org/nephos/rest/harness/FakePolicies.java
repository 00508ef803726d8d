package org.nephos.rest.harness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.OrderPolicyFacade;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderPolicyView;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;

/** Keeps every policy that it is told. */
public final class FakePolicies implements OrderPolicyFacade {
  public final List<OrderPolicyView> kept = new ArrayList<>();

  @Override
  public Page<OrderPolicyView> list(ListQuery query) {
    return new Page<>(List.copyOf(kept), null);
  }

  @Override
  public OrderPolicyView get(UUID id) {
    return kept.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  @Override
  public OrderPolicyView create(CreateOrderPolicy command, String idempotencyKey) {
    kept.add(view(UUID.randomUUID(), command.tenant(), command.policy(), 0));
    return kept.get(kept.size() - 1);
  }

  @Override
  public OrderPolicyView change(UUID id, OrderPolicySpec policy, Long expectedVersion) {
    if (expectedVersion != null && expectedVersion != 0) {
      throw new PreconditionFailedException();
    }
    return view(id, null, policy, 1);
  }

  @Override
  public void delete(UUID id) {
    kept.removeIf(one -> one.id().equals(id));
  }

  private static OrderPolicyView view(UUID id, UUID tenant, OrderPolicySpec policy, long version) {
    return new OrderPolicyView(
        id,
        tenant,
        tenant == null ? null : "Acme",
        tenant == null,
        policy,
        "acme-admin",
        Instant.EPOCH,
        version);
  }
}
