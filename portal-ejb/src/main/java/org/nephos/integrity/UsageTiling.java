package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.Meter;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.MeteringEvent;
import org.nephos.metering.MeteringRepository;
import org.nephos.persistence.UuidColumn;

/** Looks whether the records of a resource cover what it ran, second by second, each once. */
@ApplicationScoped
class UsageTiling {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private MeteringRepository metering;

  private record Row(Instant from, Instant to, long seconds, BigDecimal quantity) {}

  /** What is wrong first of each meter, in the caller's transaction, which keeps metering away. */
  List<Drift> check(UUID id) {
    MeteredResource resource = metering.lock(id).orElse(null);
    List<MeteringEvent> events = metering.allEvents(Set.of(id)).getOrDefault(id, List.of());
    List<Stretch> ran =
        Stretch.of(events, Instant.EPOCH, resource == null ? null : resource.meteredUntil());
    Map<String, Deque<Row>> recorded = recorded(id);
    List<Drift> drift = new ArrayList<>();
    for (Meter meter : Meter.values()) {
      if (meter.isCounted()) {
        continue;
      }
      Deque<Row> rows = recorded.getOrDefault(meter.word(), new ArrayDeque<>());
      String[] wrong = firstWrong(meter, ran, rows);
      if (wrong != null) {
        drift.add(new Drift(wrong[0], id.toString(), meter.word() + ": " + wrong[1]));
      }
    }
    return drift;
  }

  private static String[] firstWrong(Meter meter, List<Stretch> ran, Deque<Row> rows) {
    Instant before = Instant.EPOCH;
    for (Stretch stretch : ran) {
      BigDecimal quantity = stretch.running().quantities().get(meter);
      Instant at = stretch.from();
      while (quantity != null && at.isBefore(stretch.to())) {
        Row row = rows.peek();
        if (row == null || row.from().isAfter(at)) {
          Instant next =
              row == null || row.from().isAfter(stretch.to()) ? stretch.to() : row.from();
          return wrong("usage-hole", "no record from " + at + " to " + next);
        }
        if (row.from().isBefore(at)) {
          return row.from().isBefore(before)
              ? wrong("usage-overlap", "two records at " + row.from())
              : beyond(row);
        }
        if (row.to().isAfter(stretch.to())) {
          return beyond(row);
        }
        if (row.seconds() != Duration.between(row.from(), row.to()).toSeconds()) {
          return wrong(
              "usage-seconds",
              "the record of " + row.from() + " to " + row.to() + " says " + row.seconds());
        }
        if (row.quantity().compareTo(quantity) != 0) {
          return wrong(
              "usage-quantity",
              "the record of "
                  + row.from()
                  + " says "
                  + row.quantity().stripTrailingZeros().toPlainString()
                  + ", the event "
                  + quantity.toPlainString());
        }
        rows.remove();
        at = row.to();
        before = at;
      }
    }
    return rows.isEmpty() ? null : beyond(rows.peek());
  }

  private static String[] beyond(Row row) {
    return wrong(
        "usage-beyond",
        "the record of "
            + row.from()
            + " to "
            + row.to()
            + " is of a time in which it did not run");
  }

  private static String[] wrong(String rule, String detail) {
    return new String[] {rule, detail};
  }

  /** The records that count, those left out that a correction has taken away. */
  private Map<String, Deque<Row>> recorded(UUID id) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select u.id, u.meter, u.from_at, u.to_at, u.seconds, u.quantity, u.sign,"
                    + " u.corrects from usage_record u where u.resource_id = :id"
                    + " order by u.meter, u.from_at, u.correction",
                Object[].class)
            .setParameter("id", id)
            .getResultList();
    Set<UUID> taken = new HashSet<>();
    rows.stream()
        .filter(row -> ((Number) row[6]).intValue() < 0)
        .forEach(row -> taken.add(UuidColumn.read(row[7])));
    Map<String, Deque<Row>> found = new TreeMap<>();
    for (Object[] row : rows) {
      if (((Number) row[6]).intValue() > 0 && !taken.contains(UuidColumn.read(row[0]))) {
        found
            .computeIfAbsent((String) row[1], meter -> new ArrayDeque<>())
            .add(
                new Row(
                    InstantColumn.read(row[2]),
                    InstantColumn.read(row[3]),
                    ((Number) row[4]).longValue(),
                    (BigDecimal) row[5]));
      }
    }
    return found;
  }
}
