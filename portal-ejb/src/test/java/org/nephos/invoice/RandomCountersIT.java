package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.billing.BillingMonth;
import org.nephos.integrity.UsageSeconds;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.InvoiceView.ItemKind;
import org.nephos.metering.MeteringService;
import org.nephos.monitoring.Readings;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Portal;

/**
 * Random days around the end of a month: readings that come, are missing, begin anew, metering that
 * dies in mid-job, and months that are closed. What the invoices say together is what a plain count
 * of the readings makes of it, which shares no code with the product.
 */
class RandomCountersIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final String OUT = "instance.networkOut";
  private static final BigDecimal PRICE = new BigDecimal("0.0837");
  private static final int HOURS = 30;

  private static InvoicedCloud cloud;
  private static BillingMonth next;
  private static int crashes;
  private static int late;

  @BeforeAll
  static void aPrice() {
    cloud = new InvoicedCloud(portal);
    // In the place of the demonstration's.
    cloud.sql("delete from rate where meter = 'instance.networkOut'");
    cloud.sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from) select ?1,"
            + " price_plan_id, 'instance.networkOut', 'GB', ?2, ?3 from tenant where name = 'acme'",
        UUID.randomUUID(),
        PRICE,
        Instant.EPOCH);
    next = cloud.month();
  }

  @AfterAll
  static void somethingHappened() {
    portal.use(Clock.systemUTC());
    assertThat(crashes).as("deaths").isPositive();
    assertThat(late).as("late facts").isPositive();
  }

  /** The plain count: by the beginning of the hour, in seconds. */
  private static final class Count {
    private final Map<Long, Long> bytes = new TreeMap<>();
    private String boot;
    private long at;
    private long total;

    void reads(String nowBoot, long now, long nowTotal) {
      boolean same = nowBoot.equals(boot) && nowTotal >= total && now - at <= 180;
      if (same && nowTotal > total) {
        bytes.merge((now - 1) / 3600 * 3600, nowTotal - total, Long::sum);
      }
      boot = nowBoot;
      at = now;
      total = nowTotal;
    }

    void gone() {
      boot = null;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsInvoicedIsWhatWasRead(long seed) {
    Random random = new Random(seed);
    BillingMonth month = next;
    BillingMonth after = month.next();
    next = after.next();
    Instant start = month.to().minus(Duration.ofHours(HOURS / 2));
    UUID web = cloud.instance("random-" + seed, start.minus(Duration.ofHours(1)));
    Readings readings = new Readings(portal, web);
    Count count = new Count();
    String boot = "a";
    long total = 0;
    Instant at = start;
    while (at.isBefore(start.plus(Duration.ofHours(HOURS)))) {
      at = at.plusSeconds(random.nextInt(20) == 0 ? random.nextInt(4000) : 1 + random.nextInt(180));
      int what = random.nextInt(60);
      if (what == 0) {
        boot = "boot-" + at;
        total = random.nextInt(1_000_000);
      } else if (what == 1) {
        readings.isGone(boot, at);
        count.gone();
        continue;
      } else {
        total += Math.abs(random.nextLong() % 3_000_000_000L);
      }
      readings.reads(boot, at, total);
      count.reads(boot, at.getEpochSecond(), total);
      if (random.nextInt(6) == 0) {
        cloud.at(at.plusSeconds(random.nextInt(900)));
        dying(random, () -> portal.asSystem(portal.get(MeteringService.class)::tick));
      }
    }
    cloud.issue(month);
    // A guest comes up at a node whose clock is behind: in an hour that is billed.
    readings.isGone(boot, at.plusSeconds(30));
    count.gone();
    for (int i = 0; i < 5; i++) {
      Instant old = start.plusSeconds(3600L * i + 1800);
      readings.reads("old", old, i);
      count.reads("old", old.getEpochSecond(), i);
      readings.reads("old", old.plusSeconds(60), 900_000_001L * (i + 1));
      count.reads("old", old.plusSeconds(60).getEpochSecond(), 900_000_001L * (i + 1));
    }
    cloud.issue(after);

    BigDecimal expected = BigDecimal.ZERO;
    for (long bytes : count.bytes.values()) {
      expected =
          expected.add(
              BigDecimal.valueOf(bytes)
                  .multiply(PRICE)
                  .divide(BigDecimal.valueOf(1_000_000_000L), 12, RoundingMode.HALF_EVEN));
    }
    BigDecimal invoiced = BigDecimal.ZERO;
    BigDecimal gigabytes = BigDecimal.ZERO;
    Set<Boolean> corrections = new HashSet<>();
    for (BillingMonth each : new BillingMonth[] {month, after}) {
      InvoiceView invoice = cloud.invoice(each);
      for (InvoiceView.Item item : invoice.items()) {
        if (OUT.equals(item.meter()) && item.kind() == ItemKind.USAGE) {
          invoiced = invoiced.add(item.cost());
          gigabytes = gigabytes.add(item.quantity());
          corrections.add(item.isCorrection());
        }
      }
      var replayed = cloud.asOperator(() -> portal.get(InvoiceService.class).replay(invoice.id()));
      assertThat(replayed.differences()).as(each.toString()).isEmpty();
    }
    assertThat(gigabytes)
        .isEqualByComparingTo(
            BigDecimal.valueOf(count.bytes.values().stream().mapToLong(Long::longValue).sum(), 9));
    assertThat(invoiced).isEqualByComparingTo(expected);
    assertThat(portal.get(UsageSeconds.class).check().drift()).isEmpty();
    late += corrections.contains(true) ? 1 : 0;
  }

  private static void dying(Random random, Runnable work) {
    if (random.nextInt(3) > 0) {
      work.run();
      return;
    }
    portal.database().crashes().arm(1 + random.nextInt(4));
    try {
      work.run();
    } catch (Crash crash) {
      crashes++;
    } finally {
      portal.database().crashes().disarm();
    }
  }
}
