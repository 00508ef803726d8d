package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.metering.Dimensions;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.Meter;
import org.nephos.metering.UsageInterval;
import org.nephos.persistence.UuidColumn;

/** Reads what is recorded of a resource, corrections taken into account. */
@ApplicationScoped
class RecordedUsage {
  private static final String ROWS =
      "select u.id, u.meter, u.from_at, u.to_at, u.quantity, u.flavor_id, u.image_id, u.zone_id,"
          + " u.volume_type, u.rate_id, u.unit_price, u.currency, u.cost, u.sign, u.corrects,"
          + " u.correction from usage_record u where u.resource_id = :resource"
          + " order by u.meter, u.from_at, u.correction";

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

  /** All records of a resource by where they begin. A meter that is unknown is left out. */
  Map<Key, Standing> of(UUID resource) {
    List<Object[]> rows =
        em.createNativeQuery(ROWS, Object[].class)
            .setParameter("resource", resource)
            .getResultList();
    Map<Key, Standing> found = new LinkedHashMap<>();
    for (Object[] row : rows) {
      Meter.ofWord((String) row[1]).ifPresent(meter -> add(meter, row, found));
    }
    return found;
  }

  private static void add(Meter meter, Object[] row, Map<Key, Standing> found) {
    UUID id = UuidColumn.read(row[0]);
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
    found
        .computeIfAbsent(Key.of(interval), key -> new Standing(id))
        .see(
            id,
            plain(usage),
            ((Number) row[13]).intValue(),
            UuidColumn.read(row[14]),
            ((Number) row[15]).intValue());
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
