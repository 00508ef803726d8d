package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.BillingAccount;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.NotFoundException;

/**
 * Takes an invoice for a change, under its tenant's billing account: so all that changes a tenant's
 * money goes one after the other.
 */
@ApplicationScoped
class InvoiceLock {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OpenMonths months;

  /**
   * An issued invoice, for the caller alone until its transaction ends.
   *
   * @throws ConflictException {@code state-conflict} for a draft or a credit note
   * @throws NotFoundException when there is none
   */
  Invoice issued(UUID id) {
    UUID tenant =
        em
            .createQuery("select i.tenantId from Invoice i where i.id = :id", UUID.class)
            .setParameter("id", id)
            .getResultList()
            .stream()
            .findFirst()
            .orElse(null);
    if (tenant == null) {
      if (months.tenantOf(id).isPresent()) {
        throw refusal("It is a draft still; its month has to be over first.", Invoice.State.DRAFT);
      }
      throw new NotFoundException();
    }
    em.find(BillingAccount.class, tenant, LockModeType.PESSIMISTIC_WRITE);
    Invoice invoice = em.find(Invoice.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (invoice.kind() == Invoice.Kind.CREDIT_NOTE) {
      throw refusal("It is a credit note; choose the invoice that it answers.", invoice.state());
    }
    return invoice;
  }

  /** Takes what belongs to a tenant as a whole; nothing happens to a tenant without an account. */
  void account(UUID tenant) {
    em.find(BillingAccount.class, tenant, LockModeType.PESSIMISTIC_WRITE);
  }

  private static ConflictException refusal(String message, Invoice.State state) {
    return new ConflictException("state-conflict", message, Map.of("state", state.name()));
  }
}
