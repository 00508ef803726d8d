package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.BillingAccount;
import org.nephos.billing.BillingMonth;
import org.nephos.tenancy.Tenant;
import org.nephos.time.PortalClock;

/**
 * Closes a month of a tenant and issues its invoice, as one transaction of the caller's. It begins
 * with the lock of the billing account: so a month is closed once, whoever tries at the same time,
 * and all records of its usage are there, see {@link org.nephos.billing.ClosedMonths}. What fails
 * leaves nothing behind, not even a number.
 */
@ApplicationScoped
class MonthClose {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OpenMonths months;
  @Inject private PendingItems pending;
  @Inject private MonthBills bills;
  @Inject private InvoiceNumbers numbers;
  @Inject private InvoiceRows rows;
  @Inject private CreditBalance credits;
  @Inject private InvoiceEvents events;
  @Inject private PortalClock clock;

  /** What came of it. */
  enum Outcome {
    /** The month is not over, or there is no account. */
    NOTHING_DUE,
    /** Closed, with nothing to invoice. */
    EMPTY,
    ISSUED
  }

  private record Closed(String closedUntil) {
    static Closed of(Instant until) {
      return new Closed(until == null ? null : until.toString());
    }
  }

  /** Closes the first month of a tenant that is open, if it is over. Its usage is recorded. */
  Outcome closeNext(UUID tenantId) {
    BillingAccount account =
        em.find(BillingAccount.class, tenantId, LockModeType.PESSIMISTIC_WRITE);
    if (account == null) {
      return Outcome.NOTHING_DUE;
    }
    Tenant tenant = em.find(Tenant.class, tenantId);
    BillingMonth month = months.first(tenant, account.closedUntil());
    if (!months.isOver(month) || !months.isLively(tenant, month)) {
      return Outcome.NOTHING_DUE;
    }
    List<ManualItem> manual = pending.lock(tenantId);
    InvoiceContent content =
        bills.of(
            tenant,
            month,
            bills.parties(account),
            manual.stream().map(PendingItems::manual).toList());
    Closed before = Closed.of(account.closedUntil());
    account.close(month.to());
    if (content.lines().isEmpty()) {
      events.tenant(
          "billing-account.month-closed",
          tenantId,
          null,
          "billing-account",
          tenantId,
          tenant.name(),
          before,
          Closed.of(month.to()));
      return Outcome.EMPTY;
    }
    Invoice invoice = issue(content, account, month);
    manual.forEach(item -> item.invoice(invoice.id()));
    return Outcome.ISSUED;
  }

  private Invoice issue(InvoiceContent draft, BillingAccount account, BillingMonth month) {
    Instant now = clock.now();
    Seller seller = em.find(Seller.class, account.sellerId());
    InvoiceContent content = draft.numbered(numbers.ofInvoice(seller.id()));
    Instant due = now.atZone(month.zone()).plusDays(seller.paymentDays()).toInstant();
    Invoice invoice =
        new Invoice(content.id(), seller.id(), content, CanonicalInvoice.digest(content), now, due);
    em.persist(invoice);
    em.flush();
    rows.insert(content);
    BigDecimal excess = invoice.excess();
    if (excess.signum() > 0) {
      credits.grant(
          invoice.tenantId(),
          Credit.Kind.GOODWILL,
          excess,
          invoice.currency(),
          "Invoice " + invoice.number() + " came to less than nothing.",
          null);
    }
    invoice.settleIfFree();
    credits.pay(invoice, now.atZone(month.zone()).toLocalDate());
    events.invoice(
        "invoice.issued",
        invoice,
        null,
        Map.of(
            "month",
            month.month().toString(),
            "total",
            invoice.total().toPlainString(),
            "currency",
            invoice.currency()));
    return invoice;
  }
}
