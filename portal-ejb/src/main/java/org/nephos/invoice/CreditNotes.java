package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.time.PortalClock;

/** Answers invoices by credit notes, as a part of the caller's transaction. */
@ApplicationScoped
class CreditNotes {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InvoiceLock lock;
  @Inject private StoredInvoices stored;
  @Inject private InvoiceNumbers numbers;
  @Inject private InvoiceRows rows;
  @Inject private CreditBalance credits;
  @Inject private InvoiceEvents events;
  @Inject private PortalClock clock;

  /** Credits an invoice, in full or some items of it; the credit note. */
  Invoice credit(UUID id, CreditInvoice command) {
    Reason.require(command.reason());
    Invoice invoice = lock.issued(id);
    InvoiceContent content = stored.content(invoice);
    Set<Integer> before = stored.credited(id);
    Set<Integer> chosen = chosen(command, content, before);
    CreditNote note = CreditNote.of(content, before, chosen);
    BigDecimal amount = note.total().negate();
    refuseTooMuch(invoice, amount);
    Invoice issued = issue(invoice, note, Reason.kept(command.reason()));
    InvoiceEvents.Standing was = InvoiceEvents.Standing.of(invoice);
    BigDecimal excess = invoice.excess();
    invoice.credit(amount, before.size() + chosen.size() == content.lines().size());
    BigDecimal back = invoice.excess().subtract(excess);
    if (back.signum() > 0) {
      credits.grant(
          invoice.tenantId(),
          Credit.Kind.CREDIT_NOTE,
          back,
          invoice.currency(),
          "Credit note " + issued.number() + " to invoice " + invoice.number(),
          null);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("creditNote", issued.number());
    data.put("amount", amount.toPlainString());
    data.put("currency", invoice.currency());
    data.put("reason", issued.reason());
    events.invoice("invoice.credited", invoice, was, data);
    return issued;
  }

  private static Set<Integer> chosen(
      CreditInvoice command, InvoiceContent content, Set<Integer> before) {
    Set<Integer> all = content.lines().stream().map(Line::n).collect(Collectors.toSet());
    if (!all.containsAll(command.items())) {
      throw new InvalidException(
          "items",
          "unknown-reference",
          "There is no such item; the invoice has items 1 to " + all.size() + ".");
    }
    Set<Integer> chosen = new TreeSet<>(command.items());
    if (chosen.isEmpty()) {
      chosen.addAll(all);
      chosen.removeAll(before);
    }
    Set<Integer> twice = new TreeSet<>(chosen);
    twice.retainAll(before);
    if (chosen.isEmpty() || !twice.isEmpty()) {
      throw new ConflictException(
          "state-conflict",
          chosen.isEmpty()
              ? "All of it is credited already."
              : "Credited already: "
                  + twice.stream().map(String::valueOf).collect(Collectors.joining(", "))
                  + ". Each item can be credited once.",
          Map.of("credited", List.copyOf(new TreeSet<>(before))));
    }
    return chosen;
  }

  private static void refuseTooMuch(Invoice invoice, BigDecimal amount) {
    if (amount.signum() < 0
        || invoice.credited().add(amount).compareTo(invoice.total().max(BigDecimal.ZERO)) > 0) {
      throw new ConflictException(
          "state-conflict",
          "A credit note takes back something, and all of them together no more than the invoice."
              + " Credit what was charged together with what was taken off.",
          Map.of("amount", amount.toPlainString(), "total", invoice.total().toPlainString()));
    }
  }

  private Invoice issue(Invoice invoice, CreditNote note, String reason) {
    Instant now = clock.now();
    InvoiceContent content =
        new InvoiceContent(
            TimeOrderedId.next(),
            numbers.ofCreditNote(invoice.sellerId()),
            invoice.tenantId(),
            invoice.periodFrom(),
            invoice.periodTo(),
            invoice.currency(),
            invoice.priceVersion(),
            invoice.seller(),
            invoice.buyer(),
            invoice.taxTreatment(),
            invoice.id(),
            reason,
            note.lines(),
            note.taxes(),
            note.net(),
            note.tax(),
            note.total());
    Invoice issued =
        new Invoice(
            content.id(), invoice.sellerId(), content, CanonicalInvoice.digest(content), now, null);
    em.persist(issued);
    em.flush();
    rows.insert(content);
    for (int i = 0; i < note.credited().size(); i++) {
      em.createNativeQuery(
              "insert into credited_item (invoice_id, item_n, credit_note_id, credit_note_n)"
                  + " values (:invoice, :item, :note, :n)")
          .setParameter("invoice", invoice.id())
          .setParameter("item", note.credited().get(i))
          .setParameter("note", issued.id())
          .setParameter("n", note.lines().get(i).n())
          .executeUpdate();
    }
    return issued;
  }
}
