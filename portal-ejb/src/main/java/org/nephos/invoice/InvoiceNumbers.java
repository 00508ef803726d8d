package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Locale;
import java.util.UUID;

/**
 * Gives the next number of a seller, in the caller's transaction. Whoever comes after waits for
 * that to end; when it is rolled back, the number is given again. So there is no gap.
 */
@ApplicationScoped
class InvoiceNumbers {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** The number of an invoice. */
  String ofInvoice(UUID seller) {
    return next(seller, "next_invoice", "%s-%06d");
  }

  /** The number of a credit note. */
  String ofCreditNote(UUID seller) {
    return next(seller, "next_credit_note", "%s-C-%06d");
  }

  private String next(UUID seller, String column, String format) {
    int found =
        em.createNativeQuery("update seller set " + column + " = " + column + " + 1 where id = :id")
            .setParameter("id", seller)
            .executeUpdate();
    if (found != 1) {
      throw new IllegalStateException("no seller " + seller);
    }
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "select invoice_prefix, " + column + " from seller where id = :id",
                    Object[].class)
                .setParameter("id", seller)
                .getSingleResult();
    return String.format(Locale.ROOT, format, row[0], ((Number) row[1]).longValue() - 1);
  }
}
