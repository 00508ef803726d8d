package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.BillInput.Manual;

/** What finance added by hand, for the bill. */
@ApplicationScoped
class PendingItems {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** What is to stand on a tenant's next invoice. */
  List<Manual> of(UUID tenant) {
    return pending(tenant, LockModeType.NONE).stream().map(PendingItems::manual).toList();
  }

  /** The same, of which nothing can be taken back until the transaction ends. */
  List<ManualItem> lock(UUID tenant) {
    return pending(tenant, LockModeType.PESSIMISTIC_WRITE);
  }

  /** What stands on an issued invoice. */
  List<Manual> on(UUID invoice) {
    return em
        .createQuery("select m from ManualItem m where m.invoiceId = :id", ManualItem.class)
        .setParameter("id", invoice)
        .getResultList()
        .stream()
        .map(PendingItems::manual)
        .toList();
  }

  private List<ManualItem> pending(UUID tenant, LockModeType lock) {
    return em.createQuery(
            "select m from ManualItem m where m.tenantId = :tenant and m.invoiceId is null"
                + " order by m.id",
            ManualItem.class)
        .setParameter("tenant", tenant)
        .setLockMode(lock)
        .getResultList();
  }

  /** As a part of a bill. */
  static Manual manual(ManualItem item) {
    return new Manual(
        item.id(), item.projectId(), item.description(), item.amount(), item.taxCategory());
  }
}
