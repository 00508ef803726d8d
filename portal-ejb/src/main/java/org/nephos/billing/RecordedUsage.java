package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.metering.Dimensions;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.Meter;
import org.nephos.metering.UsageInterval;
import org.nephos.persistence.UuidColumn;

/** Reads what is recorded of a resource, corrections taken into account. */
@ApplicationScoped
class RecordedUsage {
  private static final String COLUMNS =
      "select u.id, u.meter, u.from_at, u.to_at, u.quantity, u.flavor_id, u.image_id, u.zone_id,"
          + " u.volume_type, u.rate_id, u.unit_price, u.currency, u.cost, u.sign, u.corrects,"
          + " u.correction, u.resource_id, u.billed_in from usage_record u";

  private static final String SELECT = COLUMNS + " where ";

  private static final String ORDER = " order by u.resource_id, u.meter, u.from_at, u.correction";

  /** The same, by the places of the columns. */
  private static final String UNION_ORDER = " order by 17, 2, 3, 16";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** What a record is unique by, besides its resource and the number of its correction. */
  record Key(Meter meter, Instant from) {
    static Key of(UsageInterval interval) {
      return new Key(interval.meter(), interval.from());
    }
  }

  /** A record that counts. */
  record Counted(UUID id, RatedUsage usage) {}

  /** All records of one beginning, in the order in which they were made. */
  static final class Standing {
    private final UUID first;
    private Counted counts;
    private int last;

    private Standing(UUID first) {
      this.first = first;
    }

    /** The record that was made first. */
    UUID first() {
      return first;
    }

    /** The one that counts; null when all are taken away. */
    Counted counts() {
      return counts;
    }

    /** The number of the next correction. */
    int take() {
      return ++last;
    }

    private void see(UUID id, RatedUsage usage, int sign, UUID corrects, int number) {
      last = number;
      if (sign > 0) {
        counts = new Counted(id, usage);
      } else if (counts != null && counts.id().equals(corrects)) {
        counts = null;
      }
    }
  }

  /**
   * A record.
   *
   * @param corrects the one that it corrects, or null
   * @param number of a correction, otherwise 0
   * @param billedIn the month that it counts to, or null for the one in which it begins
   */
  record Row(
      UUID resource, Counted counted, int sign, UUID corrects, int number, Instant billedIn) {
    UUID id() {
      return counted.id();
    }

    RatedUsage usage() {
      return counted.usage();
    }

    Key key() {
      return Key.of(usage().interval());
    }
  }

  /**
   * All records of a resource by where they begin. A meter that is unknown is left out, and what is
   * counted, for that is in no event.
   */
  Map<Key, Standing> of(UUID resource) {
    Map<Key, Standing> found =
        standing(rows(SELECT + "u.resource_id = :ids" + ORDER, Map.of("ids", resource)));
    found.keySet().removeIf(key -> key.meter().isCounted());
    return found;
  }

  /** The records of one beginning; empty when there is none. */
  Optional<Standing> of(UUID resource, Meter meter, Instant from) {
    return standing(
            rows(
                SELECT + "u.resource_id = :id and u.meter = :meter and u.from_at = :from" + ORDER,
                Map.of("id", resource, "meter", meter.word(), "from", from)))
        .values()
        .stream()
        .findFirst();
  }

  private static Map<Key, Standing> standing(List<Row> rows) {
    Map<Key, Standing> found = new LinkedHashMap<>();
    for (Row row : rows) {
      found
          .computeIfAbsent(row.key(), key -> new Standing(row.id()))
          .see(row.id(), row.usage(), row.sign(), row.corrects(), row.number());
    }
    return found;
  }

  /**
   * Of these resources what was late, what corrects, and what is corrected. What is corrected is
   * found from what corrects it, for a condition with "or" on both looks at each record twice.
   */
  List<Row> unusual(Collection<UUID> resources) {
    return rows(
        SELECT
            + "u.resource_id in (:ids) and (u.billed_in is not null or u.correction > 0) union "
            + COLUMNS
            + " join usage_record c on c.corrects = u.id where c.resource_id in (:ids)"
            + " and c.correction > 0 and u.resource_id in (:ids)"
            + UNION_ORDER,
        Map.of("ids", resources));
  }

  private List<Row> rows(String sql, Map<String, Object> parameters) {
    Query query = em.createNativeQuery(sql, Object[].class);
    parameters.forEach(query::setParameter);
    @SuppressWarnings("unchecked")
    List<Object[]> rows = query.getResultList();
    return rows.stream()
        .flatMap(row -> Meter.ofWord((String) row[1]).map(meter -> row(meter, row)).stream())
        .toList();
  }

  private static Row row(Meter meter, Object[] row) {
    UsageInterval interval =
        new UsageInterval(
            meter,
            new Dimensions(
                UuidColumn.read(row[5]), UuidColumn.read(row[6]), (String) row[7], (String) row[8]),
            (BigDecimal) row[4],
            InstantColumn.read(row[2]),
            InstantColumn.read(row[3]),
            false);
    RatedUsage usage =
        new RatedUsage(
            interval,
            UuidColumn.read(row[9]),
            (BigDecimal) row[10],
            new Money((BigDecimal) row[12], String.valueOf(row[11])));
    return new Row(
        UuidColumn.read(row[16]),
        new Counted(UuidColumn.read(row[0]), plain(usage)),
        ((Number) row[13]).intValue(),
        UuidColumn.read(row[14]),
        ((Number) row[15]).intValue(),
        InstantColumn.read(row[17]));
  }

  /** The same, final: nobody looks any further. */
  static UsageInterval closed(UsageInterval interval) {
    return new UsageInterval(
        interval.meter(),
        interval.of(),
        interval.quantity(),
        interval.from(),
        interval.to(),
        false);
  }

  /** The same, to be compared: numbers without trailing zeros. */
  static RatedUsage plain(RatedUsage usage) {
    UsageInterval of = usage.interval();
    return new RatedUsage(
        new UsageInterval(
            of.meter(), of.of(), of.quantity().stripTrailingZeros(), of.from(), of.to(), of.open()),
        usage.rateId(),
        usage.unitPrice().stripTrailingZeros(),
        new Money(usage.cost().amount().stripTrailingZeros(), usage.cost().currency()));
  }
}
