package org.nephos.order.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Deciding orders that wait because a policy says so. */
public interface ApprovalFacade {
  /**
   * The oldest first: orders that the caller may decide. Filters {@code project}, {@code tenant}.
   */
  Page<OrderView> waiting(ListQuery query);

  /** The caller's own orders that needed an approval, newest first; filter {@code state}. */
  Page<OrderView> mine(ListQuery query);

  /** What the caller needs to know to decide. */
  DecisionView decision(UUID id);

  /**
   * Approves: the room that was held is used, and the work goes on by itself. Who holds the right
   * may approve an own order too; the audit trail says so.
   *
   * @param reason may be null
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} when it does not wait
   *     any more
   * @throws org.nephos.problem.api.ForbiddenException when the policy leaves it to the operator
   */
  OrderView approve(UUID id, String reason);

  /**
   * Says no: the room that was held is free again.
   *
   * @param reason mandatory
   */
  OrderView reject(UUID id, String reason);
}
