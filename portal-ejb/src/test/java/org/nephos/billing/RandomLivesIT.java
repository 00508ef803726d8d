package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.billing.MeteredCloud.LONG_AGO;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.oracle.UsageOracle;
import org.nephos.oracle.UsageOracle.Line;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Database;
import org.nephos.testing.Together;

/**
 * Thousands of random lives over a year: they begin, are resized, stopped, started and deleted,
 * prices change, clocks are an hour off, metering runs twice, on two nodes at once, and dies in
 * mid-job. What is recorded in the end is to the second, and costs to the last decimal, what an
 * oracle that shares no code with the product makes of the events.
 */
class RandomLivesIT {
  private static final int TRIES = 25;
  private static final int LIVES = 80;
  private static final int METERINGS = 40;
  private static final int PRICES = 8;
  private static final int YEAR_MINUTES = 366 * 24 * 60;

  /** Some with 29 February within, and zones whose clocks change by an hour and by half an hour. */
  private static final List<String> YEARS =
      List.of("2026-01-01T00:00:00Z", "2027-07-01T13:07:59Z", "2028-02-01T00:00:00Z");

  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "Asia/Kolkata",
          "America/St_Johns",
          "Australia/Lord_Howe",
          "Pacific/Apia");

  private static Database database;
  private static int lives;
  private static int crashes;

  private enum Kind {
    CHANGE,
    PRICE,
    METER
  }

  /** At a time something happens, on a node whose clock may be wrong. */
  private record Step(Instant at, int skew, Kind kind, int which, long dice) {}

  private record History(Instant start, String zone, List<Step> steps) {
    static History random(Random random) {
      Instant start = Instant.parse(YEARS.get(random.nextInt(YEARS.size())));
      List<Step> steps = new ArrayList<>();
      for (int life = 0; life < LIVES; life++) {
        Instant at = start.plusMillis(random.nextInt(YEAR_MINUTES) * 60_000L + random.nextInt());
        int changes = 1 + random.nextInt(7);
        for (int i = 0; i < changes; i++) {
          // the last one deletes; one life in all runs on to the end
          boolean last = i == changes - 1 && life > 0;
          steps.add(new Step(at, skew(random), Kind.CHANGE, life, last ? 0 : 1 + dice(random)));
          at = at.plusMillis(gap(random));
        }
      }
      for (int i = 0; i < METERINGS; i++) {
        Instant at = start.plusMillis(random.nextInt(YEAR_MINUTES) * 60_000L + random.nextInt(999));
        steps.add(new Step(at, skew(random), Kind.METER, random.nextInt(6), dice(random)));
      }
      for (int i = 0; i < PRICES; i++) {
        Instant at = start.plusMillis(random.nextInt(YEAR_MINUTES) * 60_000L);
        steps.add(new Step(at, 0, Kind.PRICE, random.nextInt(3), dice(random)));
      }
      steps.sort(Comparator.comparing(Step::at));
      return new History(start, ZONES.get(random.nextInt(ZONES.size())), steps);
    }

    /** Within a second, some minutes, an hour or two, some days. */
    private static long gap(Random random) {
      return switch (random.nextInt(5)) {
        case 0 -> random.nextInt(1500);
        case 1 -> 1000L * random.nextInt(600);
        case 2, 3 -> 1000L * random.nextInt(8000);
        default -> 1000L * random.nextInt(4 * 86_400);
      };
    }

    private static int skew(Random random) {
      return switch (random.nextInt(10)) {
        case 0 -> 3600;
        case 1 -> -3600;
        default -> 0;
      };
    }

    private static long dice(Random random) {
      return random.nextInt(1_000_000);
    }
  }

  @BeforeContainer
  static void open() {
    database = new Database().start();
  }

  @AfterContainer
  static void close() {
    database.close();
    assertThat(lives).as("lives that began").isGreaterThan(1000);
    assertThat(crashes).as("deaths").isGreaterThan(20);
  }

  @Provide
  Arbitrary<History> years() {
    return Arbitraries.randomValue(History::random);
  }

  /** A year that is being played. */
  private static final class Play {
    private final MeteredCloud cloud = new MeteredCloud(database);
    private final UUID plan = cloud.plan("EUR");
    private final UUID tenant;
    private final List<MeteredCloud.Thing> things = new ArrayList<>();

    Play(History history) {
      tenant = cloud.tenant(plan, history.zone());
      UUID[] projects = {cloud.project(tenant, "default"), cloud.project(tenant, "alpha")};
      cloud.price(plan, Meter.INSTANCE_VCPU, "0.0123456789", LONG_AGO);
      cloud.price(plan, Meter.INSTANCE_RAM, "0.0000000007", LONG_AGO);
      for (int i = 0; i < LIVES; i++) {
        things.add(cloud.thing(tenant, projects[i % 2], "life-" + i));
      }
      history.steps().forEach(this::step);
    }

    private void step(Step step) {
      cloud.at(step.at().plusSeconds(step.skew()));
      switch (step.kind()) {
        case PRICE -> price(step);
        case METER -> meter(step);
        case CHANGE -> {
          MeterSet runs = runs(step.dice());
          if (step.dice() % 17 == 3) {
            dying(1 + (int) (step.dice() % 3), () -> things.get(step.which()).runs(runs));
          } else {
            things.get(step.which()).runs(runs);
          }
        }
      }
    }

    /** It stops with its disk, or runs with some size; 0 is its end. */
    private static MeterSet runs(long dice) {
      if (dice == 0) {
        return MeterSet.NONE;
      }
      int disk = (int) (dice % 3) * 10;
      return dice % 4 == 0
          ? MeteredCloud.meters(0, 0, disk)
          : MeteredCloud.meters((int) (dice % 5), (int) (dice % 7), disk);
    }

    /** From a time to come on, further away than any clock is wrong, and not at a full second. */
    private void price(Step step) {
      Instant from = step.at().plusSeconds(7201 + step.dice() % 5000).plusMillis(step.dice() % 3);
      String price = BigDecimal.valueOf(step.dice(), 7).toPlainString();
      cloud.price(plan, Meter.values()[step.which()], price, from);
    }

    private void meter(Step step) {
      switch (step.which()) {
        case 0 -> all();
        case 1 -> {
          all();
          all();
        }
        case 2 ->
            assertThat(Together.run(this::all, this::all)).as("two nodes").containsOnlyNulls();
        default -> dying(1 + (int) (step.dice() % 9), this::all);
      }
    }

    private Object all() {
      cloud.metering().complete(MeteredCloud.all(tenant));
      return null;
    }

    private static void dying(int point, Runnable work) {
      database.crashes().arm(point);
      try {
        work.run();
      } catch (Crash crash) {
        crashes++;
      } finally {
        database.crashes().disarm();
      }
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void whatIsRecordedIsWhatTheOracleMakesOfTheEvents(@ForAll("years") History history) {
    Play play = new Play(history);
    UsageOracle oracle = new UsageOracle(database.dataSource());
    Instant last = history.steps().get(history.steps().size() - 1).at();
    Instant end = last.plusSeconds(3 * 3600 + 1234).truncatedTo(ChronoUnit.SECONDS);
    play.cloud.at(end);

    play.all();

    List<Line> recorded = oracle.recorded(play.tenant);
    List<Line> expected = oracle.fromEvents(play.tenant, end.truncatedTo(ChronoUnit.HOURS));
    assertSame(recorded, expected);
    play.all();
    assertThat(oracle.recorded(play.tenant)).as("done again").isEqualTo(recorded);
    assertMonth(play, oracle, end, history);
    lives += (int) expected.stream().map(Line::resource).distinct().count();
  }

  /** With the first difference alone, where there is one: there are thousands of lines. */
  private static void assertSame(List<Line> recorded, List<Line> expected) {
    int first = Arrays.mismatch(recorded.toArray(), expected.toArray());
    if (first >= 0) {
      assertThat(around(recorded, first)).isEqualTo(around(expected, first));
    }
    assertThat(recorded).hasSameSizeAs(expected).isNotEmpty();
  }

  private static List<Line> around(List<Line> lines, int first) {
    return lines.subList(
        Math.min(lines.size(), Math.max(0, first - 1)), Math.min(lines.size(), first + 2));
  }

  /** What the tenant is shown of its running month, to the cent. */
  private static void assertMonth(Play play, UsageOracle oracle, Instant end, History history) {
    Caller admin = play.cloud.person(Role.TENANT_ADMIN, play.tenant, null);
    ZoneId zone = ZoneId.of(history.zone());
    Instant from = end.atZone(zone).toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
    List<Line> month =
        oracle.fromEvents(play.tenant, end).stream()
            .filter(line -> !line.from().isBefore(from))
            .toList();

    CostSummaryView shown =
        play.cloud.as(admin, () -> play.cloud.usage().monthToDate(play.tenant, null));

    assertThat(shown.total().amount()).isEqualTo(UsageOracle.cents(month));
  }
}
