package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.InvoiceContent.Row;
import org.nephos.invoice.InvoiceContent.Tax;
import org.nephos.metering.InstantColumn;
import org.nephos.persistence.UuidColumn;

/** Reads what was issued. */
@ApplicationScoped
class StoredInvoices {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** The head, or null. */
  Invoice find(UUID id) {
    return em.find(Invoice.class, id);
  }

  /** All that an issued one says, with its cost rows. */
  InvoiceContent content(Invoice head) {
    return content(head, rows(head.id()));
  }

  /** What an issued one says, without cost rows. */
  InvoiceContent withoutRows(Invoice head) {
    return content(head, Map.of());
  }

  private InvoiceContent content(Invoice head, Map<Integer, List<Row>> rows) {
    return new InvoiceContent(
        head.id(),
        head.number(),
        head.tenantId(),
        head.periodFrom(),
        head.periodTo(),
        head.currency(),
        head.priceVersion(),
        head.seller(),
        head.buyer(),
        head.taxTreatment(),
        head.answersId(),
        head.reason(),
        lines(head.id(), rows),
        taxes(head.id()),
        head.net(),
        head.tax(),
        head.total());
  }

  private List<Line> lines(UUID invoice, Map<Integer, List<Row>> rows) {
    return query(
            "select n, kind, correction, project_id, meter, rate_id, rule_id, description, from_at,"
                + " to_at, quantity, unit, unit_price, cost, amount, tax_category from invoice_item"
                + " where invoice_id = :id order by n",
            invoice)
        .stream()
        .map(
            row ->
                new Line(
                    ((Number) row[0]).intValue(),
                    (String) row[1],
                    (Boolean) row[2],
                    UuidColumn.read(row[3]),
                    (String) row[4],
                    UuidColumn.read(row[5]),
                    UuidColumn.read(row[6]),
                    (String) row[7],
                    InstantColumn.read(row[8]),
                    InstantColumn.read(row[9]),
                    (BigDecimal) row[10],
                    (String) row[11],
                    (BigDecimal) row[12],
                    (BigDecimal) row[13],
                    (BigDecimal) row[14],
                    TaxCategory.valueOf((String) row[15]),
                    rows.getOrDefault(((Number) row[0]).intValue(), List.of())))
        .toList();
  }

  private Map<Integer, List<Row>> rows(UUID invoice) {
    Map<Integer, List<Row>> rows = new HashMap<>();
    for (Object[] row :
        query(
            "select item_n, resource_id, resource_type, resource_name, seconds, quantity, cost"
                + " from cost_row where invoice_id = :id order by item_n, n",
            invoice)) {
      rows.computeIfAbsent(((Number) row[0]).intValue(), n -> new ArrayList<>())
          .add(
              new Row(
                  UuidColumn.read(row[1]),
                  (String) row[2],
                  (String) row[3],
                  ((Number) row[4]).longValue(),
                  (BigDecimal) row[5],
                  (BigDecimal) row[6]));
    }
    return rows;
  }

  private List<Tax> taxes(UUID invoice) {
    return query(
            "select category, percent, net, tax from invoice_tax where invoice_id = :id", invoice)
        .stream()
        .map(
            row ->
                new Tax(
                    TaxCategory.valueOf((String) row[0]),
                    (BigDecimal) row[1],
                    (BigDecimal) row[2],
                    (BigDecimal) row[3]))
        .sorted((one, other) -> one.category().compareTo(other.category()))
        .toList();
  }

  /** The numbers of those of its items that are credited. */
  Set<Integer> credited(UUID invoice) {
    return new TreeSet<>(creditedBy(invoice).keySet());
  }

  /** The credit note of each of its items that is credited, by the item's number. */
  Map<Integer, UUID> creditedBy(UUID invoice) {
    return query("select item_n, credit_note_id from credited_item where invoice_id = :id", invoice)
        .stream()
        .collect(
            Collectors.toMap(row -> ((Number) row[0]).intValue(), row -> UuidColumn.read(row[1])));
  }

  /** What answers these invoices, oldest first. */
  List<Invoice> answering(Set<UUID> invoices) {
    return invoices.isEmpty()
        ? List.of()
        : em.createQuery(
                "select i from Invoice i where i.answersId in :ids order by i.issuedAt, i.number",
                Invoice.class)
            .setParameter("ids", invoices)
            .getResultList();
  }

  /** The numbers of these invoices. */
  Map<UUID, String> numbers(Set<UUID> invoices) {
    return invoices.isEmpty()
        ? Map.of()
        : em
            .createQuery("select i.id, i.number from Invoice i where i.id in :ids", Object[].class)
            .setParameter("ids", invoices)
            .getResultList()
            .stream()
            .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }

  /** The currencies of these invoices; to be added to. */
  Map<UUID, String> currencies(Set<UUID> invoices) {
    Map<UUID, String> found = new HashMap<>();
    if (!invoices.isEmpty()) {
      em.createQuery("select i.id, i.currency from Invoice i where i.id in :ids", Object[].class)
          .setParameter("ids", invoices)
          .getResultList()
          .forEach(row -> found.put((UUID) row[0], (String) row[1]));
    }
    return found;
  }

  /** What was paid on an invoice, oldest first. */
  List<Payment> payments(UUID invoice) {
    return em.createQuery(
            "select p from Payment p where p.invoiceId = :id order by p.createdAt, p.id",
            Payment.class)
        .setParameter("id", invoice)
        .getResultList();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> query(String sql, UUID invoice) {
    return em.createNativeQuery(sql, Object[].class).setParameter("id", invoice).getResultList();
  }
}
