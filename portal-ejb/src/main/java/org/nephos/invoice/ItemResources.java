package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.Rounding;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.InvoiceContent.Row;
import org.nephos.invoice.api.ItemExplanationView.Gap;
import org.nephos.invoice.api.ItemExplanationView.Interval;
import org.nephos.invoice.api.ItemExplanationView.Resource;
import org.nephos.json.Json;
import org.nephos.order.api.QuoteView;
import org.nephos.persistence.Transactions;
import org.nephos.persistence.UuidColumn;

/**
 * What an item is made of, what cost most first. All resources are there; intervals are of the
 * first {@value #DETAILED}, so that an item of ten thousand takes no more memory than its rows.
 */
@ApplicationScoped
class ItemResources {
  /** Of so many resources the intervals are told. */
  static final int DETAILED = 1000;

  private static final int CHUNK = 50;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private UsageRuns runs;
  @Inject private ItemGaps gaps;
  @Inject private Transactions transactions;

  private record Ordered(UUID order, String priceVersion) {}

  List<Resource> of(InvoiceContent invoice, Line line) {
    List<Row> rows =
        line.rows().stream()
            .filter(row -> row.resource() != null)
            .sorted(
                Comparator.comparing((Row row) -> row.cost().abs())
                    .reversed()
                    .thenComparing(row -> row.resource().toString()))
            .toList();
    List<Resource> found = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += CHUNK) {
      List<Row> chunk = rows.subList(i, Math.min(i + CHUNK, rows.size()));
      boolean isDetailed = i < DETAILED;
      transactions.runInNew(() -> add(invoice, line, chunk, isDetailed, found));
    }
    return found;
  }

  private void add(
      InvoiceContent invoice, Line line, List<Row> rows, boolean detailed, List<Resource> found) {
    List<UUID> ids = rows.stream().map(Row::resource).toList();
    Map<UUID, Ordered> orders = orders(ids);
    Map<UUID, List<Interval>> intervals = detailed ? runs.of(invoice, line, ids) : Map.of();
    Map<UUID, List<Gap>> missing = detailed ? gaps.of(line, ids) : Map.of();
    for (Row row : rows) {
      Ordered ordered = orders.getOrDefault(row.resource(), new Ordered(null, null));
      found.add(
          new Resource(
              row.resource(),
              row.resourceType(),
              row.resourceName(),
              ordered.order(),
              ordered.priceVersion(),
              row.seconds(),
              trim(row.quantity(), 0),
              trim(row.cost(), Rounding.CENTS),
              intervals.getOrDefault(row.resource(), List.of()),
              missing.getOrDefault(row.resource(), List.of())));
    }
  }

  /** The orders that instances came from; what is no instance has none. */
  private Map<UUID, Ordered> orders(Collection<UUID> ids) {
    Map<UUID, Ordered> orders = new HashMap<>();
    List<Object[]> rows =
        em.createNativeQuery(
                "select i.id, o.id, o.quote from instance i join orders o on o.id = i.order_id"
                    + " where i.id in (:ids)",
                Object[].class)
            .setParameter("ids", ids)
            .getResultList();
    for (Object[] row : rows) {
      orders.put(
          UuidColumn.read(row[0]),
          new Ordered(
              UuidColumn.read(row[1]), Json.read((String) row[2], QuoteView.class).priceVersion()));
    }
    return orders;
  }

  private static BigDecimal trim(BigDecimal number, int decimals) {
    return Rounding.trim(number, decimals);
  }
}
