package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.nephos.billing.Rounding;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.api.ItemExplanationView.Interval;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.Meter;
import org.nephos.persistence.UuidColumn;

/**
 * The records behind a usage item, put together: what ran on in one state, with one quantity and
 * one price, is one interval, however many hours it was recorded in. Of what is counted, hours that
 * follow one another are added up.
 */
@ApplicationScoped
class UsageRuns {
  private static final String RECORDS =
      "select u.resource_id, u.from_at, u.to_at, u.seconds, u.quantity, u.unit_price, u.cost,"
          + " u.sign from usage_record u where u.resource_id in (:ids) and u.tenant_id = :tenant"
          + " and u.project_id = :project and u.meter = :meter and u.unit_price = :price and u.from_at >= :first"
          + " and u.from_at < :last and ";

  private static final String ORDER = " order by u.resource_id, u.from_at, u.correction";

  private static final String STATES =
      "select e.resource_id, e.effective_at, e.to_state from event e where e.resource_id in (:ids)"
          + " and e.meters is not null order by e.resource_id, e.resource_version";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  private record State(Instant from, String name) {}

  /** By resource, oldest first. */
  Map<UUID, List<Interval>> of(InvoiceContent invoice, Line line, Collection<UUID> resources) {
    if (!line.kind().equals("USAGE")) {
      return Map.of();
    }
    Map<UUID, List<State>> states = states(resources);
    boolean counted = Meter.ofWord(line.meter()).map(Meter::isCounted).orElse(false);
    Map<UUID, List<Interval>> found = new HashMap<>();
    for (Object[] row : records(invoice, line, resources)) {
      UUID resource = UuidColumn.read(row[0]);
      Instant from = InstantColumn.read(row[1]);
      add(
          new Interval(
              from,
              InstantColumn.read(row[2]),
              stateAt(states.getOrDefault(resource, List.of()), from),
              ((Number) row[3]).longValue(),
              Rounding.trim((BigDecimal) row[4], 0),
              Rounding.trim((BigDecimal) row[5], Rounding.CENTS),
              (BigDecimal) row[6],
              ((Number) row[7]).intValue()),
          counted,
          found.computeIfAbsent(resource, id -> new ArrayList<>()));
    }
    found.replaceAll((id, runs) -> runs.stream().map(UsageRuns::shown).toList());
    return found;
  }

  private List<Object[]> records(InvoiceContent invoice, Line line, Collection<UUID> resources) {
    // Late ones are about a month before the one that bills them.
    String counts =
        line.from().isBefore(invoice.from())
            ? "u.billed_in = :month"
            : "(u.billed_in is null or u.billed_in = :month)";
    String priced = line.rate() == null ? " and u.rate_id is null" : " and u.rate_id = :rate";
    Query query =
        em.createNativeQuery(RECORDS + counts + priced + ORDER, Object[].class)
            .setParameter("ids", resources)
            .setParameter("tenant", invoice.tenant())
            .setParameter("project", line.project())
            .setParameter("meter", line.meter())
            .setParameter("price", line.unitPrice())
            .setParameter("first", line.from())
            .setParameter("last", line.to())
            .setParameter("month", invoice.from());
    if (line.rate() != null) {
      query.setParameter("rate", line.rate());
    }
    @SuppressWarnings("unchecked")
    List<Object[]> rows = query.getResultList();
    return rows;
  }

  private static void add(Interval next, boolean counted, List<Interval> runs) {
    Interval last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null
        && last.to().equals(next.from())
        && last.sign() == next.sign()
        && Objects.equals(last.state(), next.state())
        && (counted || last.quantity().compareTo(next.quantity()) == 0)
        && last.unitPrice().compareTo(next.unitPrice()) == 0) {
      runs.set(
          runs.size() - 1,
          new Interval(
              last.from(),
              next.to(),
              last.state(),
              last.seconds() + next.seconds(),
              counted ? last.quantity().add(next.quantity()) : last.quantity(),
              last.unitPrice(),
              last.cost().add(next.cost()),
              last.sign()));
    } else {
      runs.add(next);
    }
  }

  /** With a cost that is negative where it is taken away, and without trailing zeros. */
  private static Interval shown(Interval run) {
    return new Interval(
        run.from(),
        run.to(),
        run.state(),
        run.seconds(),
        run.quantity(),
        run.unitPrice(),
        Rounding.trim(run.cost().multiply(BigDecimal.valueOf(run.sign())), Rounding.CENTS),
        run.sign());
  }

  private Map<UUID, List<State>> states(Collection<UUID> resources) {
    Map<UUID, List<State>> states = new HashMap<>();
    List<Object[]> rows =
        em.createNativeQuery(STATES, Object[].class).setParameter("ids", resources).getResultList();
    rows.forEach(
        row ->
            states
                .computeIfAbsent(UuidColumn.read(row[0]), id -> new ArrayList<>())
                .add(new State(InstantColumn.read(row[1]), (String) row[2])));
    return states;
  }

  /** What it was when it was metered: the last step that had begun. */
  private static String stateAt(List<State> states, Instant at) {
    int low = 0;
    int high = states.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (states.get(middle).from().isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == 0 ? null : states.get(low - 1).name();
  }
}
