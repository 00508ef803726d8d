package org.nephos.order.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/**
 * Policies on orders: which are taken at once, which wait for an approval, which are refused, and
 * what their names, tags and images must be like. The strictest policy that is about an order
 * decides; one that is changed holds for the next order.
 */
public interface OrderPolicyFacade {
  /**
   * By name; filters {@code tenant}, {@code name}, {@code outcome}. Who runs a tenant sees its own
   * and those of the cloud.
   */
  Page<OrderPolicyView> list(ListQuery query);

  OrderPolicyView get(UUID id);

  /**
   * Makes one: in a tenant by its administrator or the operator, of the cloud by the operator.
   *
   * @param idempotencyKey null for none
   * @throws org.nephos.problem.api.InvalidException for values that cannot be accepted
   * @throws org.nephos.problem.api.ConflictException {@code name-taken}
   */
  OrderPolicyView create(CreateOrderPolicy command, String idempotencyKey);

  /**
   * Says all of it anew.
   *
   * @param expectedVersion null to change it whatever it is now
   * @throws org.nephos.problem.api.ForbiddenException when the operator made it
   */
  OrderPolicyView change(UUID id, OrderPolicySpec policy, Long expectedVersion);

  /** Deletes it; what waits because of it goes on waiting. */
  void delete(UUID id);
}
