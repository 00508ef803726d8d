package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.api.UsageGapView;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.api.ItemExplanationView.Gap;
import org.nephos.metering.InstantColumn;
import org.nephos.persistence.UuidColumn;

/** When nothing was known of the counters behind a usage item. */
@ApplicationScoped
class ItemGaps {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** By resource, oldest first; of what runs there are none. */
  Map<UUID, List<Gap>> of(Line line, Collection<UUID> resources) {
    if (!line.kind().equals("USAGE")) {
      return Map.of();
    }
    @SuppressWarnings("unchecked")
    List<Object[]> rows =
        em.createNativeQuery(
                "select g.resource_id, g.from_at, g.to_at, g.reason from usage_gap g"
                    + " where g.resource_id in (:ids) and g.meter = :meter"
                    + " and g.to_at > :from and g.from_at < :to order by g.from_at",
                Object[].class)
            .setParameter("ids", resources)
            .setParameter("meter", line.meter())
            .setParameter("from", line.from())
            .setParameter("to", line.to())
            .getResultList();
    Map<UUID, List<Gap>> gaps = new HashMap<>();
    rows.forEach(
        row ->
            gaps.computeIfAbsent(UuidColumn.read(row[0]), id -> new ArrayList<>())
                .add(
                    new Gap(
                        InstantColumn.read(row[1]),
                        InstantColumn.read(row[2]),
                        UsageGapView.Reason.valueOf((String) row[3]))));
    return gaps;
  }
}
