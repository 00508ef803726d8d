package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.PlanAssignments;
import org.nephos.billing.TaxTreatment;
import org.nephos.integrity.MoneySums;
import org.nephos.integrity.UsageSeconds;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.ReplayView;
import org.nephos.metering.MeteringService;
import org.nephos.oracle.InvoiceOracle;
import org.nephos.oracle.InvoiceOracle.Paper;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.ReadScope;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Portal;

/**
 * Random years of a tenant: lives that are resized, prices and the plan that change, clocks that
 * are an hour off, metering and billing that die in mid-job, months that are closed while usage is
 * missing. Each invoice is to the cent what an oracle makes of the events, which shares no code
 * with the product, and is the same again when the product works it out from the events.
 */
class RandomInvoicesIT {
  private static final int TRIES = 3;
  private static final int LIVES = 10;
  private static final int METERINGS = 20;
  private static final int PRICES = 8;
  private static final int DAYS = 366;

  private static final List<String> YEARS =
      List.of("2026-01-01T00:00:00Z", "2027-07-01T13:07:59Z", "2028-02-01T00:00:00Z");

  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe");

  private static final Portal portal = new Portal();
  private static int late;
  private static int crashes;

  /** Something happens at a time, on a node whose clock may say another. */
  private record Step(Instant at, Instant clock, Runnable does) {
    Step(Instant at, Runnable does) {
      this(at, at, does);
    }
  }

  @BeforeContainer
  static void open() {
    portal.start();
  }

  @AfterContainer
  static void close() {
    portal.close();
    assertThat(late).as("late facts").isPositive();
    assertThat(crashes).as("deaths").isPositive();
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void everyInvoiceOfAYearIsWhatTheEventsAndPricesMakeOfIt(@ForAll long seed) {
    Year year = new Year(new Random(seed));
    year.play();
    InvoiceOracle oracle = new InvoiceOracle(portal.database().dataSource());
    Map<YearMonth, Paper> expected = oracle.fromEvents(year.tenant, year.first, year.last);

    Map<YearMonth, Paper> issued = oracle.issued(year.tenant);

    assertThat(issued.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (month, paper) -> {
          assertThat(issued.get(month).items()).as("items of " + month).isEqualTo(paper.items());
          assertThat(issued.get(month)).as(month.toString()).isEqualTo(paper);
        });
    assertThat(issued.size()).isGreaterThan(10);
    for (InvoiceView invoice : year.cloud.list(year.tenant)) {
      if (invoice.number() != null) {
        ReplayView again = year.cloud.as(() -> year.cloud.invoices().replay(invoice.id()));
        assertThat(again.differences()).as(invoice.number()).isEmpty();
        assertThat(again.isIdentical()).isTrue();
      }
    }
    // What earlier years left running is of another time.
    assertThat(portal.get(UsageSeconds.class).check().drift())
        .filteredOn(drift -> !drift.rule().equals("usage-not-recorded"))
        .isEmpty();
    assertThat(portal.get(MoneySums.class).check().drift()).isEmpty();
    late +=
        (int)
            portal.number(
                "select count(*) from usage_record where tenant_id = :id and billed_in is not null",
                Map.of("id", year.tenant));
  }

  /** A year that is played. */
  private static final class Year {
    private final Random random;
    private final BilledCloud cloud = new BilledCloud(portal);
    private final Instant start;
    private final ZoneId zone;
    private final UUID plan;
    private final UUID other;
    private final UUID tenant;
    private final YearMonth first;
    private final YearMonth last;
    private final List<Step> steps = new ArrayList<>();

    Year(Random random) {
      this.random = random;
      start = Instant.parse(YEARS.get(random.nextInt(YEARS.size())));
      zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      plan = plan();
      other = plan();
      cloud.at(start);
      tenant = cloud.tenant(plan, zone.getId(), TaxTreatment.STANDARD);
      assign(null, plan, start);
      first = YearMonth.from(start.atZone(zone));
      last = first.plusMonths(11);
      lives();
      for (int i = 0; i < METERINGS; i++) {
        steps.add(new Step(anytime(), this::meter));
      }
      for (int i = 0; i < PRICES; i++) {
        Instant at = anytime();
        steps.add(new Step(at, () -> price(at)));
      }
      Instant change = anytime();
      steps.add(new Step(change, () -> assign(plan, other, change)));
      for (YearMonth month = first; month.isBefore(last); month = month.plusMonths(1)) {
        Instant over = new BillingMonth(month, zone).to().plus(Duration.ofHours(1));
        steps.add(new Step(over.plusSeconds(random.nextInt(20 * 86_400)), this::closeMonths));
      }
      steps.sort(Comparator.comparing(Step::at));
    }

    private Instant anytime() {
      return start.plusSeconds(12_000L + random.nextInt(DAYS * 86_400));
    }

    private UUID plan() {
      UUID made = cloud.plan("EUR");
      UUID rate = cloud.rate(made, price());
      terms(rate);
      cloud.fee(made, "MONTHLY", money(5));
      cloud.fee(made, "ONE_OFF", money(9));
      if (random.nextBoolean()) {
        cloud.minimum(made, money(60));
      }
      for (int i = 0; i < random.nextInt(3); i++) {
        cloud.sql(
            "insert into plan_discount (id, price_plan_id, name, percent, valid_from, valid_to)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6)",
            UUID.randomUUID(),
            made,
            "discount " + i,
            BigDecimal.valueOf(1 + random.nextInt(700_000), 4),
            BilledCloud.LONG_AGO,
            start.plusSeconds(random.nextInt(DAYS * 86_400)));
      }
      return made;
    }

    private String price() {
      return BigDecimal.valueOf(1 + random.nextInt(500_000), 7).toPlainString();
    }

    private String money(int most) {
      return BigDecimal.valueOf(1 + random.nextInt(most * 100), 2).toPlainString();
    }

    /** Unit-hours that are free, and what goes beyond bounds. */
    private void terms(UUID rate) {
      cloud.sql(
          "update rate set free_quantity = ?1 where id = ?2",
          BigDecimal.valueOf(random.nextInt(300_000_000), 6),
          rate);
      int above = 0;
      for (int i = 0; i < random.nextInt(3); i++) {
        above += 1 + random.nextInt(600);
        cloud.sql(
            "insert into rate_tier (rate_id, above, unit_price) values (?1, ?2, ?3)",
            rate,
            BigDecimal.valueOf(above),
            new BigDecimal(price()));
      }
    }

    private void lives() {
      UUID[] projects = {cloud.project(tenant), secondProject()};
      for (int life = 0; life < LIVES; life++) {
        BilledCloud.Thing thing = cloud.thing(tenant, projects[life % 2]);
        Instant at = life == 0 ? start.plusSeconds(9000) : anytime();
        int size = 0;
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
          // every life but the first ends
          size = i == changes - 1 && life > 0 ? 0 : size + 1 + random.nextInt(3);
          int now = size;
          if (now > 0 || i > 0) {
            steps.add(new Step(at, skewed(at), () -> thing.runs(now)));
          }
          at = at.plusMillis(1 + gap());
        }
      }
    }

    private UUID secondProject() {
      UUID id = UUID.randomUUID();
      portal
          .database()
          .run(
              () ->
                  portal
                      .database()
                      .em()
                      .persist(new Project(id, tenant, "second", BilledCloud.LONG_AGO)));
      return id;
    }

    /** Within a second, some hours, some weeks. */
    private long gap() {
      return switch (random.nextInt(4)) {
        case 0 -> random.nextInt(1500);
        case 1 -> 1000L * random.nextInt(8000);
        default -> 1000L * random.nextInt(30 * 86_400);
      };
    }

    /** By a clock that may be an hour off. */
    private Instant skewed(Instant at) {
      return switch (random.nextInt(8)) {
        case 0 -> at.plusSeconds(3600);
        case 1 -> at.minusSeconds(3600);
        default -> at;
      };
    }

    private void price(Instant now) {
      UUID id = UUID.randomUUID();
      cloud.sql(
          "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from) values (?1, ?2,"
              + " 'instance.vcpu', 'vCPU', ?3, ?4)",
          id,
          random.nextBoolean() ? plan : other,
          new BigDecimal(price()),
          now.plusSeconds(7201L + random.nextInt(5000)));
      terms(id);
    }

    private void assign(UUID before, UUID after, Instant now) {
      portal.inTransaction(
          () -> {
            portal.get(PlanAssignments.class).assign(tenant, before, after, now);
            return null;
          });
    }

    private void meter() {
      dying(this::complete);
    }

    private void complete() {
      portal.get(MeteringService.class).complete(new ReadScope(false, Set.of(tenant), Set.of()));
    }

    /** The job that closes months; or one that closes a month although usage is missing. */
    private void closeMonths() {
      if (random.nextInt(3) == 0) {
        dying(() -> portal.inTransaction(() -> portal.get(MonthClose.class).closeNext(tenant)));
      } else {
        dying(() -> cloud.issue(tenant));
      }
    }

    private void dying(Runnable work) {
      if (random.nextInt(3) > 0) {
        work.run();
        return;
      }
      portal.database().crashes().arm(1 + random.nextInt(9));
      try {
        work.run();
      } catch (Crash crash) {
        crashes++;
      } finally {
        portal.database().crashes().disarm();
      }
    }

    void play() {
      for (Step step : steps) {
        cloud.at(step.clock());
        step.does().run();
      }
      cloud.at(new BillingMonth(last, zone).to().plus(Duration.ofHours(2)));
      cloud.issue(tenant);
      cloud.issue(tenant);
    }
  }
}
