package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.invoice.api.RecordPayment;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.Tenant;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/** Records money that came in, as a part of the caller's transaction. */
@ApplicationScoped
class Payments {
  private static final int LONGEST_REFERENCE = 200;

  /** What references of parts of credits begin with. */
  private static final String CREDIT = "credit ";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InvoiceLock lock;
  @Inject private CreditBalance credits;
  @Inject private InvoiceEvents events;
  @Inject private PortalClock clock;

  /** Records a payment of an invoice; what is more than it owes becomes a prepaid credit. */
  Invoice record(UUID id, RecordPayment command) {
    check(command);
    Invoice invoice = lock.issued(id);
    String reference = command.reference().strip();
    LocalDate today =
        clock.now().atZone(em.find(Tenant.class, invoice.tenantId()).zone()).toLocalDate();
    LocalDate paidOn = command.paidOn() == null ? today : command.paidOn();
    if (paidOn.isAfter(today)) {
      throw new InvalidException("paidOn", "range", "Give a day that is not to come.");
    }
    refuseKnown(invoice, reference);
    if (invoice.open().signum() == 0) {
      throw new ConflictException(
          "state-conflict",
          "It owes nothing. Record what came in as a prepaid credit of the tenant.",
          Map.of("state", invoice.state().name()));
    }
    InvoiceEvents.Standing before = InvoiceEvents.Standing.of(invoice);
    BigDecimal part = invoice.open().min(command.amount());
    invoice.pay(part);
    em.persist(
        new Payment(
            TimeOrderedId.next(),
            invoice.id(),
            null,
            part,
            reference,
            paidOn,
            CallerScope.current().username(),
            clock.now()));
    BigDecimal more = command.amount().subtract(part);
    if (more.signum() > 0) {
      credits.grant(
          invoice.tenantId(),
          Credit.Kind.PREPAID,
          more,
          invoice.currency(),
          "Paid beyond invoice " + invoice.number() + ": " + reference,
          null);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("amount", command.amount().toPlainString());
    data.put("currency", invoice.currency());
    data.put("reference", reference);
    events.invoice("invoice.paid", invoice, before, data);
    return invoice;
  }

  private void refuseKnown(Invoice invoice, String reference) {
    boolean known =
        em.createQuery(
                    "select count(p) from Payment p where p.invoiceId = :id"
                        + " and p.reference = :reference",
                    Long.class)
                .setParameter("id", invoice.id())
                .setParameter("reference", reference)
                .getSingleResult()
            > 0;
    if (known) {
      throw new ConflictException(
          "payment-known",
          "A payment of this reference is recorded for this invoice already.",
          Map.of("reference", reference));
    }
  }

  private static void check(RecordPayment command) {
    List<Violation> violations = new ArrayList<>();
    MoneyRules.positive("amount", command.amount(), violations);
    MoneyRules.text("reference", command.reference(), LONGEST_REFERENCE, violations);
    if (command.reference() != null && command.reference().strip().startsWith(CREDIT)) {
      violations.add(
          new Violation(
              "reference",
              "characters",
              "A reference that begins with \"credit \" is one of a credit; give the bank's."));
    }
    MoneyRules.refuse(violations);
  }
}
