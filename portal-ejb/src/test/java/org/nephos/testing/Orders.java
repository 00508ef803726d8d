package org.nephos.testing;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;

/** Makes orders that name only what a test is about. */
public final class Orders {
  private Orders() {}

  /** An order of so many, with nothing besides. */
  public static SubmitOrder plain(
      UUID project,
      String name,
      UUID flavor,
      UUID image,
      String zone,
      int count,
      OnQuotaExceeded full) {
    return new SubmitOrder(
        project, name, flavor, image, zone, count, null, null, null, Map.of(), null, full, null);
  }

  /** The same for a term. */
  public static SubmitOrder leased(SubmitOrder order, Duration lease) {
    return with(order, order.tags(), lease, order.reason());
  }

  /** The same with other tags. */
  public static SubmitOrder tagged(SubmitOrder order, Map<String, String> tags) {
    return with(order, tags, order.lease(), order.reason());
  }

  /** The same with a reason. */
  public static SubmitOrder because(SubmitOrder order, String reason) {
    return with(order, order.tags(), order.lease(), reason);
  }

  private static SubmitOrder with(
      SubmitOrder order, Map<String, String> tags, Duration lease, String reason) {
    return new SubmitOrder(
        order.project(),
        order.name(),
        order.flavor(),
        order.image(),
        order.zone(),
        order.count(),
        order.network(),
        order.keypair(),
        order.userData(),
        tags,
        lease,
        order.onQuotaExceeded(),
        reason);
  }
}
