package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Finds what is special about an order's kind. */
@ApplicationScoped
class ApprovableKinds {
  @Inject private Instance<ApprovableKind> kinds;

  /**
   * Of this order.
   *
   * @throws IllegalStateException for a kind that cannot wait for an approval
   */
  ApprovableKind of(Order order) {
    return kinds.stream()
        .filter(kind -> kind.kind().word().equals(order.kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no approvals for " + order.kind()));
  }
}
