package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.nephos.billing.BillInput.Manual;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.ReplayedUsage;
import org.nephos.billing.ReplayedUsage.Piece;
import org.nephos.billing.UsageSum;
import org.nephos.metering.UsageInterval;
import org.nephos.persistence.Transactions;
import org.nephos.persistence.UuidColumn;
import org.nephos.tenancy.Tenant;

/**
 * What an issued invoice or credit note says when it is worked out again: usage from the events,
 * the rest from the price plans, tax rates and what finance entered; number, seller and buyer as
 * they were. Called with no transaction open.
 */
@ApplicationScoped
class ReplayedInvoice {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ReplayedUsage usage;
  @Inject private MonthBills bills;
  @Inject private StoredInvoices stored;
  @Inject private Transactions transactions;

  /** What the head says now. */
  InvoiceContent of(Invoice head) {
    if (head.kind() == Invoice.Kind.INVOICE) {
      return invoice(head);
    }
    InvoiceContent answered = invoice(transactions.inNew(() -> stored.find(head.answersId())));
    return transactions.inNew(() -> note(head, answered));
  }

  private InvoiceContent invoice(Invoice head) {
    Tenant tenant = transactions.inNew(() -> em.find(Tenant.class, head.tenantId()));
    BillingMonth month = BillingMonth.of(head.periodFrom(), tenant.zone());
    List<UsageSum> used = used(tenant, month);
    return transactions
        .inNew(
            () ->
                bills.of(
                    tenant,
                    month,
                    new MonthBills.Between(head.seller(), head.buyer(), head.taxTreatment()),
                    used,
                    manual(head.id())))
        .numbered(head.number());
  }

  private List<UsageSum> used(Tenant tenant, BillingMonth month) {
    Map<Instant, SumsByResource> sums = new TreeMap<>();
    usage.of(tenant.id(), month, piece -> add(piece, tenant, sums));
    List<UsageSum> used = new ArrayList<>();
    sums.values().forEach(about -> used.addAll(about.all()));
    return used;
  }

  private static void add(Piece piece, Tenant tenant, Map<Instant, SumsByResource> sums) {
    UsageInterval interval = piece.usage().interval();
    BillingMonth about = BillingMonth.of(interval.from(), tenant.zone());
    BigDecimal sign = BigDecimal.valueOf(piece.sign());
    BigDecimal seconds = BigDecimal.valueOf(interval.seconds()).multiply(sign);
    sums.computeIfAbsent(about.from(), from -> new SumsByResource(about))
        .add(
            new SumsByResource.Key(
                piece.resource().project(),
                interval.meter(),
                piece.usage().rateId(),
                piece.usage().unitPrice(),
                piece.taxCategory()),
            new SumsByResource.Part(
                piece.resource().id(),
                piece.resource().type(),
                piece.name(),
                interval.to(),
                seconds.longValueExact(),
                interval.quantity().multiply(seconds),
                piece.usage().cost().amount().multiply(sign)));
  }

  private List<Manual> manual(UUID invoice) {
    return em
        .createQuery("select m from ManualItem m where m.invoiceId = :id", ManualItem.class)
        .setParameter("id", invoice)
        .getResultList()
        .stream()
        .map(PendingItems::manual)
        .toList();
  }

  /** Items that earlier notes had credited already count for the tax. */
  private InvoiceContent note(Invoice head, InvoiceContent answered) {
    Set<Integer> before = new TreeSet<>();
    Set<Integer> chosen = new TreeSet<>();
    List<Object[]> rows =
        em.createNativeQuery(
                "select c.item_n, c.credit_note_id, i.number from credited_item c"
                    + " join invoice i on i.id = c.credit_note_id where c.invoice_id = :invoice",
                Object[].class)
            .setParameter("invoice", answered.id())
            .getResultList();
    for (Object[] row : rows) {
      int item = ((Number) row[0]).intValue();
      if (UuidColumn.read(row[1]).equals(head.id())) {
        chosen.add(item);
      } else if (isEarlier((String) row[2], head.number())) {
        before.add(item);
      }
    }
    CreditNote note = CreditNote.of(answered, before, chosen);
    return new InvoiceContent(
        head.id(),
        head.number(),
        answered.tenant(),
        answered.from(),
        answered.to(),
        answered.currency(),
        answered.priceVersion(),
        answered.seller(),
        answered.buyer(),
        answered.taxTreatment(),
        answered.id(),
        head.reason(),
        note.lines(),
        note.taxes(),
        note.net(),
        note.tax(),
        note.total());
  }

  private static boolean isEarlier(String number, String than) {
    return number.length() == than.length()
        ? number.compareTo(than) < 0
        : number.length() < than.length();
  }
}
