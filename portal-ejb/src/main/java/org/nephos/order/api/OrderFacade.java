package org.nephos.order.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.OrderKind;

/** Ordering what grows. */
public interface OrderFacade {
  /**
   * Accepts an order in one short transaction: price, policy, quota, rows, jobs, event. The answer
   * is the receipt; the work goes on by itself.
   *
   * @param idempotencyKey null for none; the same key and command give the first answer again
   * @throws org.nephos.problem.api.QuotaExceededException when there is no room and the order does
   *     not want to wait
   * @throws org.nephos.problem.api.InvalidException for values and references that cannot be
   *     accepted
   * @throws org.nephos.problem.api.ConflictException {@code idempotency-key-reused}, {@code
   *     policy-refused}, {@code too-much-waits}
   */
  OrderView submit(SubmitOrder command, String idempotencyKey);

  /** What would come of it; changes nothing. Problems of values are in the answer. */
  DryRunView dryRun(SubmitOrder command);

  /** The same for what is ordered in another way, such as the greatest size of a scaling group. */
  DryRunView dryRun(SubmitOrder command, OrderKind kind);

  OrderView get(UUID id);

  /** Newest first; filters {@code project}, {@code tenant}, {@code state}, {@code kind}. */
  Page<OrderView> list(ListQuery query);

  /** Calls an order off: what it made so far is removed. Of a finished one: a state conflict. */
  OrderView cancel(UUID id, String reason);
}
