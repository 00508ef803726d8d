package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteringEvent;
import org.nephos.metering.MeteringRepository;
import org.nephos.persistence.Transactions;
import org.nephos.persistence.UuidColumn;

/** Compares how much was recorded of resources with how much ran by their events, in sums. */
@ApplicationScoped
class UsageTotals {
  private static final int CHUNK = 200;

  private static final String RECORDED =
      "select u.resource_id, u.meter, sum(u.sign * u.seconds),"
          + " sum(u.sign * u.seconds * u.quantity) from usage_record u where ";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private MeteringRepository metering;
  @Inject private Transactions transactions;

  private record Key(UUID resource, String meter) {}

  private record Sum(BigDecimal seconds, BigDecimal amount) {
    private Sum plus(Sum other) {
      return new Sum(seconds.add(other.seconds), amount.add(other.amount));
    }

    private boolean isSame(Sum other) {
      return seconds.compareTo(other.seconds) == 0 && amount.compareTo(other.amount) == 0;
    }
  }

  private static final Sum NOTHING = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);

  /** The next resources that are metered, in the order of their ids. */
  @SuppressWarnings("unchecked")
  List<UUID> resources(UUID after, int limit) {
    Query query =
        em.createNativeQuery(
            "select m.resource_id from metered_resource m"
                + (after == null ? "" : " where m.resource_id > :after")
                + " order by m.resource_id",
            UUID.class);
    if (after != null) {
      query.setParameter("after", after);
    }
    return query.setMaxResults(limit).getResultList();
  }

  /**
   * Compares what all resources used since a full hour.
   *
   * @param suspect is told whose sums differ
   * @return how many resources were looked at
   */
  long compareSince(Instant since, Consumer<UUID> suspect) {
    Map<Key, Sum> recorded =
        transactions.inNew(
            () ->
                sums(
                    em.createNativeQuery(
                            RECORDED + "u.from_at >= :since group by u.resource_id, u.meter",
                            Object[].class)
                        .setParameter("since", since)));
    Set<UUID> all = new HashSet<>(transactions.inNew(() -> lively(since)));
    recorded.keySet().forEach(key -> all.add(key.resource()));
    List<UUID> ids = all.stream().sorted().toList();
    for (int i = 0; i < ids.size(); i += CHUNK) {
      compare(ids.subList(i, Math.min(i + CHUNK, ids.size())), since, recorded, suspect);
    }
    return ids.size();
  }

  /** The same for the whole lives of some resources. */
  long compareWhole(List<UUID> ids, Consumer<UUID> suspect) {
    if (ids.isEmpty()) {
      return 0;
    }
    Map<Key, Sum> recorded =
        transactions.inNew(
            () ->
                sums(
                    em.createNativeQuery(
                            RECORDED + "u.resource_id in (:ids) group by u.resource_id, u.meter",
                            Object[].class)
                        .setParameter("ids", ids)));
    compare(ids, Instant.EPOCH, recorded, suspect);
    return ids.size();
  }

  @SuppressWarnings("unchecked")
  private List<UUID> lively(Instant since) {
    return em.createNativeQuery(
            "select m.resource_id from metered_resource m where m.running <> '{}'"
                + " or m.last_instant > :since",
            UUID.class)
        .setParameter("since", since)
        .getResultList();
  }

  @SuppressWarnings("unchecked")
  private static Map<Key, Sum> sums(Query query) {
    Map<Key, Sum> sums = new HashMap<>();
    for (Object[] row : (List<Object[]>) query.getResultList()) {
      // What is counted is in no event.
      if (Meter.ofWord((String) row[1]).filter(Meter::isCounted).isEmpty()) {
        sums.put(
            new Key(UuidColumn.read(row[0]), (String) row[1]),
            new Sum(number(row[2]), number(row[3])));
      }
    }
    return sums;
  }

  private static BigDecimal number(Object value) {
    return value instanceof BigDecimal number ? number : new BigDecimal(value.toString());
  }

  private void compare(
      List<UUID> ids, Instant since, Map<Key, Sum> recorded, Consumer<UUID> suspect) {
    Map<UUID, Instant> until = transactions.inNew(() -> until(ids));
    Map<UUID, List<MeteringEvent>> events = transactions.inNew(() -> metering.allEvents(ids));
    Map<UUID, Map<String, Sum>> found = new HashMap<>();
    recorded.forEach(
        (key, sum) ->
            found.computeIfAbsent(key.resource(), id -> new HashMap<>()).put(key.meter(), sum));
    for (UUID id : ids) {
      Map<String, Sum> expected =
          expected(events.getOrDefault(id, List.of()), since, until.get(id));
      Map<String, Sum> own = found.getOrDefault(id, Map.of());
      Set<String> meters = new HashSet<>(expected.keySet());
      meters.addAll(own.keySet());
      for (String meter : meters) {
        if (!expected.getOrDefault(meter, NOTHING).isSame(own.getOrDefault(meter, NOTHING))) {
          suspect.accept(id);
        }
      }
    }
  }

  private Map<UUID, Instant> until(List<UUID> ids) {
    Map<UUID, Instant> until = new HashMap<>();
    List<Object[]> rows =
        em.createNativeQuery(
                "select m.resource_id, m.metered_until from metered_resource m"
                    + " where m.resource_id in (:ids)",
                Object[].class)
            .setParameter("ids", ids)
            .getResultList();
    rows.forEach(row -> until.put(UuidColumn.read(row[0]), InstantColumn.read(row[1])));
    return until;
  }

  private static Map<String, Sum> expected(
      List<MeteringEvent> events, Instant since, Instant until) {
    Map<String, Sum> sums = new HashMap<>();
    for (Stretch stretch : Stretch.of(events, since, until)) {
      MeterSet running = stretch.running();
      BigDecimal seconds = BigDecimal.valueOf(stretch.seconds());
      running
          .quantities()
          .forEach(
              (meter, quantity) ->
                  sums.merge(
                      meter.word(), new Sum(seconds, quantity.multiply(seconds)), Sum::plus));
    }
    return sums;
  }
}
