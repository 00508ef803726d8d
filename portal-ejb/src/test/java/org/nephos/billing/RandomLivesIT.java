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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.oracle.UsageOracle;
import org.nephos.oracle.UsageOracle.Line;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Database;
import org.nephos.testing.KeptSumsAgree;
import org.nephos.testing.Together;

/**
 * Thousands of random lives over a year: they begin, are resized, rebuilt and moved, stopped,
 * started and deleted, prices change, of all and of what has some flavor, image and zone, clocks
 * are an hour off, metering runs twice, on two nodes at once, and dies in mid-job. What is recorded
 * in the end is to the second, and costs to the last decimal, what an oracle that shares no code
 * with the product makes of the events. {@code nephos.test.seeds} says how many years there are,
 * {@code nephos.test.seed} which is the first; one that fails is told with its seed.
 */
class RandomLivesIT {
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
  private static int years;
  private static int lives;
  private static int narrowed;
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

  static Stream<Long> seeds() {
    long first = Long.getLong("nephos.test.seed", 1);
    return LongStream.range(first, first + Long.getLong("nephos.test.seeds", 25)).boxed();
  }

  @BeforeAll
  static void open() {
    database = new Database().start();
  }

  @AfterAll
  static void close() {
    try {
      KeptSumsAgree.check(database);
    } finally {
      database.close();
    }
    if (years >= 10) {
      assertThat(lives).as("lives that began").isGreaterThan(50 * years);
      assertThat(crashes).as("deaths").isGreaterThan(years);
      assertThat(narrowed).as("prices of some that were used").isGreaterThan(years);
    }
  }

  /** A year that is being played. */
  private static final class Play {
    private final MeteredCloud cloud = new MeteredCloud(database);
    private final UUID plan = cloud.plan("EUR");
    private final List<Dimensions> kinds = List.of(cloud.something(), cloud.something());
    private final UUID tenant;
    private final List<MeteredCloud.Thing> things = new ArrayList<>();

    Play(History history) {
      tenant = cloud.tenant(plan, history.zone());
      UUID[] projects = {cloud.project(tenant, "default"), cloud.project(tenant, "alpha")};
      cloud.price(plan, Meter.INSTANCE_VCPU, "0.0123456789", LONG_AGO);
      cloud.price(plan, Meter.INSTANCE_RAM, "0.0000000007", LONG_AGO);
      for (int i = 0; i < LIVES; i++) {
        // Whenever a seed is played, its lives are metered in the same order.
        UUID id = new UUID(i, UUID.randomUUID().getLeastSignificantBits());
        things.add(cloud.thing(id, tenant, projects[i % 2], "life-" + i));
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
    private MeterSet runs(long dice) {
      if (dice == 0) {
        return MeterSet.NONE;
      }
      int disk = (int) (dice % 3) * 10;
      MeterSet runs =
          dice % 4 == 0
              ? MeteredCloud.meters(0, 0, disk)
              : MeteredCloud.meters((int) (dice % 5), (int) (dice % 7), disk);
      return runs.with(kind(dice / 13, 3));
    }

    /** A flavor of two; of so many dimensions an image, too, and a zone. */
    private Dimensions kind(long dice, long dimensions) {
      return new Dimensions(
          dimensions > 0 ? kinds.get((int) (dice % 2)).flavorId() : null,
          dimensions > 1 ? kinds.get((int) (dice / 2 % 2)).imageId() : null,
          dimensions > 2 ? kinds.get((int) (dice / 4 % 2)).zone() : null,
          null);
    }

    /** From a time to come on, further away than any clock is wrong, and not at a full second. */
    private void price(Step step) {
      Instant from = step.at().plusSeconds(7201 + step.dice() % 5000).plusMillis(step.dice() % 3);
      String price = BigDecimal.valueOf(step.dice(), 7).toPlainString();
      Dimensions of = kind(step.dice() / 5, step.dice() % 4);
      cloud.price(plan, Meter.values()[step.which()], price, from, of);
    }

    /** How many prices of some are among those of lines. */
    private int narrowed(List<Line> lines) {
      Set<UUID> rates = lines.stream().map(Line::rate).collect(Collectors.toSet());
      return (int)
          database
              .call(
                  () ->
                      database
                          .em()
                          .createNativeQuery(
                              "select id from rate where price_plan_id = ?1 and override_key <> ''",
                              UUID.class)
                          .setParameter(1, plan)
                          .getResultList())
              .stream()
              .filter(rates::contains)
              .count();
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

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsRecordedIsWhatTheOracleMakesOfTheEvents(long seed) {
    try {
      check(History.random(new Random(seed)));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void check(History history) {
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
    years++;
    lives += (int) expected.stream().map(Line::resource).distinct().count();
    narrowed += play.narrowed(recorded);
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
