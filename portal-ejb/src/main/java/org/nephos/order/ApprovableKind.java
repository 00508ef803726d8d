package org.nephos.order;

import org.nephos.order.OrderReferences.Found;
import org.nephos.order.api.SubmitOrder;

/**
 * What is special about the orders of one kind that wait for an approval. The caller holds the
 * order's lock; the room is held and given back for all kinds alike.
 */
public interface ApprovableKind {
  OrderKind kind();

  /** What it comes to as an order of instances: at most so many of that size, made of that. */
  SubmitOrder wish(Order order);

  /** Makes what was approved, with the room that was held; the order is under way already. */
  void begin(Order order, SubmitOrder wish, Found found);

  /** The order has ended without it: what waits beside the order waits no longer. */
  void end(Order order);
}
