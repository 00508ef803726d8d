package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.integrity.UsageSeconds;
import org.nephos.metering.MeteringService;
import org.nephos.monitoring.Readings;
import org.nephos.tenancy.ReadScope;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.KeptSumsAgree;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

/** Two nodes are at the same hour of a counter at the same moment; and both die of it. */
class CountersAtOnceIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final String OUT = "instance.networkOut";
  private static final String HOST = "a";
  private static final int HOURS = 25;
  // Readings and records that lock in two orders met about once in so many.
  private static final int HOURS_READ = 100;

  private static InvoicedCloud cloud;
  private static int tests;

  private UUID web;
  private Instant begin;
  private Readings counter;
  private long total;

  @BeforeAll
  static void aPrice() {
    cloud = new InvoicedCloud(portal);
    // In the place of the demonstration's.
    cloud.sql("delete from rate where meter = 'instance.networkOut'");
    cloud.sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from) select ?1,"
            + " price_plan_id, 'instance.networkOut', 'GB', 0.09, ?2 from tenant"
            + " where name = 'acme'",
        UUID.randomUUID(),
        Instant.EPOCH);
  }

  @AfterAll
  static void now() {
    portal.use(Clock.systemUTC());
  }

  @AfterEach
  void theSumsThatAreKeptAgree() {
    KeptSumsAgree.check(portal.database());
  }

  @BeforeEach
  void somethingThatSends() {
    begin = cloud.month().from().plus(Duration.ofDays(5L * tests++)).plus(Duration.ofHours(1));
    web = cloud.instance("web-" + tests, begin);
    counter = new Readings(portal, web);
  }

  private Instant minute(int hour, int minute) {
    return begin.plus(Duration.ofHours(hour)).plusSeconds(60L * minute);
  }

  /** So many bytes are counted in an hour that nobody reads any more. */
  private void sends(int hour, long bytes) {
    counter.reads(HOST, minute(hour, 10), total);
    total += bytes;
    counter.reads(HOST, minute(hour, 11), total);
    cloud.at(minute(hour + 1, 10));
  }

  private static Object ticks() {
    portal.asSystem(portal.get(MeteringService.class)::tick);
    return null;
  }

  private static Object completes() {
    portal.asSystem(
        () ->
            portal
                .get(MeteringService.class)
                .complete(new ReadScope(false, Set.of(cloud.tenant()), Set.of())));
    return null;
  }

  @SafeVarargs
  private static void together(Supplier<Object>... works) {
    assertThat(Together.run(works)).containsOnlyNulls();
  }

  /** GB that count, the number of records, and of different numbers among them. */
  private List<Object> recorded(int hour) {
    Object[] row =
        portal.inTransaction(
            () ->
                (Object[])
                    portal
                        .database()
                        .em()
                        .createNativeQuery(
                            "select coalesce(sum(sign * quantity), 0), count(*),"
                                + " count(distinct correction) from usage_record where"
                                + " resource_id = ?1 and meter = ?2 and from_at = ?3",
                            Object[].class)
                        .setParameter(1, web)
                        .setParameter(2, OUT)
                        .setParameter(3, minute(hour, 0))
                        .getSingleResult());
    return List.of(
        ((BigDecimal) row[0]).setScale(9),
        ((Number) row[1]).intValue(),
        ((Number) row[2]).intValue());
  }

  private static BigDecimal gigabytes(long bytes) {
    return BigDecimal.valueOf(bytes, 9);
  }

  /** Nothing is left to be done, and all is as the counters say. */
  private void allIsSettled() {
    assertThat(
            portal.number(
                "select count(*) from counter_usage where resource_id = :id and meter = :meter"
                    + " and (due_at is not null or recorded <> counted)",
                Map.of("id", web, "meter", OUT)))
        .isZero();
    assertThat(portal.get(UsageSeconds.class).check().drift())
        .filteredOn(drift -> drift.subject().equals(web.toString()))
        .isEmpty();
  }

  @Test
  void anHourThatTwoNodesRecordHasOneRecord() {
    for (int hour = 0; hour < HOURS; hour++) {
      long bytes = 1_000_000_007L * (hour + 1);
      sends(hour, bytes);

      if (hour % 2 == 0) {
        together(CountersAtOnceIT::ticks, CountersAtOnceIT::ticks);
      } else {
        together(CountersAtOnceIT::completes, CountersAtOnceIT::completes);
      }

      assertThat(recorded(hour)).as("hour " + hour).containsExactly(gigabytes(bytes), 1, 1);
    }
    allIsSettled();
  }

  @Test
  void anHourThatTwoNodesCorrectIsCorrectedOnce() {
    for (int hour = 0; hour < HOURS; hour++) {
      sends(hour, 3_000_000_001L);
      ticks();
      long more = 7_000_000_013L + hour;
      total += more;
      counter.reads(HOST, minute(hour, 12), total);

      if (hour % 2 == 0) {
        together(CountersAtOnceIT::ticks, CountersAtOnceIT::ticks);
      } else {
        together(CountersAtOnceIT::completes, CountersAtOnceIT::completes);
      }

      assertThat(recorded(hour))
          .as("hour " + hour)
          .containsExactly(gigabytes(3_000_000_001L + more), 3, 3);
    }
    allIsSettled();
  }

  @Test
  void whatIsReadByTwoNodesWhileTwoRecordIsInOneRecordThatCounts() {
    for (int hour = 0; hour < HOURS_READ; hour++) {
      sends(hour, 3_000_000_001L);
      int now = hour;
      long more = 1_000_000_000L * (hour + 1);
      total += more;
      Supplier<Object> reads =
          () -> {
            counter.reads(HOST, minute(now, 12), total);
            return null;
          };

      together(reads, CountersAtOnceIT::ticks, CountersAtOnceIT::completes, reads);
      ticks();

      List<Object> found = recorded(hour);
      assertThat(found.get(0)).as("hour " + hour).isEqualTo(gigabytes(3_000_000_001L + more));
      assertThat(found.get(1)).as("hour " + hour).isIn(1, 3).isEqualTo(found.get(2));
    }
    allIsSettled();
  }

  @Test
  void nodesThatDieOfItLeaveNothingThatStays() {
    Random random = new Random(5);
    int deaths = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      long bytes = 1_000_000_007L * (hour + 1);
      sends(hour, bytes);
      portal.database().crashes().arm(1 + random.nextInt(14));
      List<Object> outcomes;
      try {
        outcomes = Together.run(CountersAtOnceIT::ticks, CountersAtOnceIT::completes);
      } finally {
        portal.database().crashes().disarm();
      }
      assertThat(outcomes).allMatch(outcome -> outcome == null || outcome instanceof Crash);
      deaths += outcomes.stream().anyMatch(Crash.class::isInstance) ? 1 : 0;

      together(CountersAtOnceIT::completes, CountersAtOnceIT::ticks);

      assertThat(recorded(hour)).as("hour " + hour).containsExactly(gigabytes(bytes), 1, 1);
    }
    assertThat(deaths).isGreaterThan(5);
    allIsSettled();
  }
}
