package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.nephos.problem.api.ConflictException;
import org.nephos.quota.QuotaAmounts;
import org.nephos.quota.QuotaLedger;

/**
 * The room of orders that wait for an approval: reserved from the moment they are placed until they
 * are decided, so that an approval never comes too late. Part of the caller's transaction, which
 * holds the order.
 */
@ApplicationScoped
class HeldRoom {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaLedger quota;
  @Inject private ReservedShare share;

  /**
   * Holds it.
   *
   * @throws org.nephos.problem.api.QuotaExceededException when it does not fit
   * @throws ConflictException {@code too-much-waits}
   */
  void hold(Order order, QuotaAmounts amounts) {
    quota.reserve(order.projectId(), order.tenantId(), amounts);
    Optional<ConflictException> excess = share.excess(order.projectId(), order.id(), amounts);
    if (excess.isPresent()) {
      throw excess.get();
    }
  }

  /**
   * Holds it if it fits and if no more than the share waits then.
   *
   * @return whether it is held
   */
  boolean tryHold(UUID id, UUID project, UUID tenant, QuotaAmounts amounts) {
    if (!quota.tryReserve(project, tenant, amounts)) {
      return false;
    }
    if (share.excess(project, id, amounts).isPresent()) {
      quota.unreserve(project, tenant, amounts);
      return false;
    }
    return true;
  }

  /** Gives it back. */
  void giveBack(Order order) {
    QuotaAmounts held = em.find(OrderApproval.class, order.id()).held();
    quota.unreserve(order.projectId(), order.tenantId(), held);
  }

  /** What was held is used. */
  void use(Order order) {
    QuotaAmounts held = em.find(OrderApproval.class, order.id()).held();
    quota.convert(order.projectId(), order.tenantId(), held);
  }
}
