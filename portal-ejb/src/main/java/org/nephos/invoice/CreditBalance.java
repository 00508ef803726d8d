package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.Rounding;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * What tenants have with the seller, as a part of the caller's transaction, which holds the
 * tenant's billing account where it changes something.
 */
@ApplicationScoped
class CreditBalance {
  /** What expires first is used first, and of what never does the oldest. */
  private static final Comparator<Credit> ORDER =
      Comparator.comparing(Credit::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Credit::createdAt)
          .thenComparing(credit -> credit.id().toString());

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InvoiceEvents events;
  @Inject private PortalClock clock;

  private record Facts(String kind, BigDecimal amount, String currency, String expiresAt) {
    static Facts of(Credit credit) {
      return new Facts(
          credit.kind().name(),
          credit.amount(),
          credit.currency(),
          credit.expiresAt() == null ? null : credit.expiresAt().toString());
    }
  }

  /** Gives a credit. */
  Credit grant(
      UUID tenant,
      Credit.Kind kind,
      BigDecimal amount,
      String currency,
      String reason,
      Instant expiresAt) {
    Credit credit =
        new Credit(
            TimeOrderedId.next(),
            tenant,
            kind,
            Rounding.toCents(amount),
            currency,
            reason,
            expiresAt,
            CallerScope.current().username(),
            clock.now());
    em.persist(credit);
    events.tenant(
        "credit.granted", tenant, null, "credit", credit.id(), reason, null, Facts.of(credit));
    return credit;
  }

  /** What can be used of a tenant's credits in a currency. */
  BigDecimal of(UUID tenant, String currency) {
    return usable(tenant, currency, LockModeType.NONE).stream()
        .map(credit -> credit.remainingAt(clock.now()))
        .reduce(Rounding.toCents(BigDecimal.ZERO), BigDecimal::add);
  }

  /** Pays what an invoice owes, as far as there are credits. */
  void pay(Invoice invoice, LocalDate today) {
    List<Credit> credits =
        usable(invoice.tenantId(), invoice.currency(), LockModeType.PESSIMISTIC_WRITE);
    for (Credit credit : credits) {
      BigDecimal part = invoice.open().min(credit.remainingAt(clock.now()));
      if (part.signum() > 0) {
        credit.use(part);
        invoice.pay(part);
        em.persist(
            new Payment(
                TimeOrderedId.next(),
                invoice.id(),
                credit.id(),
                part,
                "credit " + credit.id(),
                today,
                CallerScope.current().username(),
                clock.now()));
      }
    }
  }

  private List<Credit> usable(UUID tenant, String currency, LockModeType lock) {
    return em
        .createQuery(
            "select c from Credit c where c.tenantId = :tenant and c.currency = :currency"
                + " and c.remaining > 0 and (c.expiresAt is null or c.expiresAt > :now)"
                + " order by c.id",
            Credit.class)
        .setParameter("tenant", tenant)
        .setParameter("currency", currency)
        .setParameter("now", clock.now())
        .setLockMode(lock)
        .getResultList()
        .stream()
        .sorted(ORDER)
        .toList();
  }
}
