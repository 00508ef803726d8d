package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.integrity.MoneySums;
import org.nephos.integrity.UsageSeconds;
import org.nephos.invoice.api.ReplayView;
import org.nephos.oracle.InvoiceOracle;
import org.nephos.oracle.IssuedPapers;
import org.nephos.oracle.Paper;
import org.nephos.persistence.UuidColumn;
import org.nephos.testing.Database;
import org.nephos.testing.KeptSumsAgree;
import org.nephos.testing.Portal;
import org.nephos.time.PortalClock;

/**
 * Random years of tenants: lives that are resized, stopped and deleted, in several projects, by
 * plans whose rates are narrowed, have allowances and tiers, and change in mid-hour; guests whose
 * counters are read by two nodes, begin anew, are missed and are late; plans that change; fees,
 * discounts, minimums, four tax categories whose rates change; clocks that are an hour off;
 * metering and billing that are done twice, on two nodes, and die in mid-job; months that are
 * closed while usage is missing or wrong, and corrected later; what finance adds, credits and is
 * paid. Each invoice is to the cent, item by item, what an oracle makes of events and readings,
 * which shares no code with the product; it is the same again when the product works it out from
 * the events; the export of FOCUS adds up to it; and what is paid, credited and left is what
 * follows from what happened. {@code nephos.test.seeds} says how many years there are, {@code
 * nephos.test.seed} which is the first; a year that fails is told with its seed, made smaller.
 */
class RandomInvoicesIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static BilledCloud cloud;
  private static YearCatalog catalog;
  private static int years;
  private static int deaths;
  private static int corrections;
  private static final Map<History.Came, Integer> came = new EnumMap<>(History.Came.class);

  static Stream<Long> seeds() {
    long first = Long.getLong("nephos.test.seed", 1);
    return LongStream.range(
            first, first + Long.getLong("nephos.test.seeds", Database.isPostgres() ? 15 : 40))
        .boxed();
  }

  @BeforeAll
  static void open() {
    cloud = new BilledCloud(portal);
    catalog = new YearCatalog(cloud);
    tax("STANDARD", "16", "2026-07-01");
    tax("STANDARD", "19", "2027-01-01");
    tax("REDUCED", "7", "2020-01-01");
    tax("REDUCED", "5", "2028-03-01");
    tax("ZERO", "0", "2020-01-01");
  }

  private static void tax(String category, String percent, String from) {
    cloud.sql(
        "insert into tax_rate (id, country, category, percent, valid_from)"
            + " values (?1, 'DE', ?2, ?3, ?4)",
        UUID.randomUUID(),
        category,
        new BigDecimal(percent),
        LocalDate.parse(from));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyInvoiceOfAYearIsWhatTheEventsAndPricesMakeOfIt(long seed) {
    SmallestHistory.check(seed, RandomInvoicesIT::check);
  }

  private static void check(History history) {
    Year year = new Year(portal, cloud, catalog, history);
    year.play();

    assertPapers(year);
    assertReplayAndExport(year);
    assertThat(year.finance().invoices()).isEqualTo(year.finance().settlement().invoices());
    assertThat(year.finance().credits()).isEqualTo(year.finance().settlement().credits());
    years++;
    deaths += year.deaths();
    corrections += year.corrections();
    year.guests().came().forEach((how, times) -> came.merge(how, times, Integer::sum));
    assertCounted(year);
  }

  private static void assertPapers(Year year) {
    DataSource source = portal.database().dataSource();
    Map<YearMonth, Paper> expected =
        new InvoiceOracle(source)
            .fromSources(year.tenant(), year.first(), year.last(), year.guests().told());

    Map<YearMonth, Paper> issued = IssuedPapers.of(source, year.tenant());

    expected.forEach(
        (month, paper) -> {
          Paper found = issued.get(month);
          assertThat(found).as("invoice of " + month).isNotNull();
          assertThat(found.items()).as("items of " + month).isEqualTo(paper.items());
          assertThat(found).as(month.toString()).isEqualTo(paper);
        });
    assertThat(issued.keySet()).isEqualTo(expected.keySet());
  }

  /** No hour of a counter that is over is left without having been looked at. */
  private static void assertCounted(Year year) {
    Instant end = portal.get(PortalClock.class).now().minus(Duration.ofHours(1));
    assertThat(
            portal.number(
                "select count(*) from counter_usage where tenant_id = :tenant and due_at < :end",
                Map.of("tenant", year.tenant(), "end", end)))
        .as("hours of counters that are not recorded")
        .isZero();
  }

  /** Of all that was issued, credit notes, too. */
  private static void assertReplayAndExport(Year year) {
    Map<String, BigDecimal> totals = new TreeMap<>();
    for (Object[] row : documents(year.tenant())) {
      UUID id = UuidColumn.read(row[0]);
      totals.put(id.toString(), ((BigDecimal) row[1]).stripTrailingZeros());
      ReplayView again = cloud.as(() -> cloud.invoices().replay(id));
      assertThat(again.differences()).as("replay of " + row[2]).isEmpty();
      assertThat(again.isIdentical()).isTrue();
    }
    Map<String, BigDecimal> billed = FocusSums.byInvoice(portal, cloud, year.tenant());
    totals.values().removeIf(total -> total.signum() == 0);
    billed.values().removeIf(sum -> sum.signum() == 0);
    assertThat(billed).as("BilledCost by InvoiceId").isEqualTo(totals);
  }

  private static List<Object[]> documents(UUID tenant) {
    return portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery(
                    "select id, total, number from invoice where tenant_id = ?1"
                        + " and number is not null order by number",
                    Object[].class)
                .setParameter(1, tenant)
                .getResultList());
  }

  /** Looks at all years together; and whether they had in them what they are meant to have. */
  @AfterAll
  static void close() {
    // What still runs is recorded when somebody looks.
    assertThat(portal.get(UsageSeconds.class).check().drift())
        .filteredOn(drift -> !drift.rule().endsWith("-not-recorded"))
        .isEmpty();
    assertThat(portal.get(MoneySums.class).check().drift()).isEmpty();
    KeptSumsAgree.check(portal.database());
    if (years >= 10) {
      assertThat(deaths).as("deaths").isGreaterThan(years);
      assertThat(corrections).as("corrections").isGreaterThan(years);
      assertThat(count("usage_record where billed_in is not null and correction = 0"))
          .as("late facts")
          .isPositive();
      for (String kind :
          List.of("USAGE", "ALLOWANCE", "TIER", "DISCOUNT", "MINIMUM", "FEE", "MANUAL", "CREDIT")) {
        assertThat(count("invoice_item where kind = '" + kind + "'"))
            .as(kind)
            .isGreaterThan(years / 2);
      }
      assertThat(
              count(
                  "rate r where r.override_key <> '' and exists"
                      + " (select 1 from usage_record u where u.rate_id = r.id)"))
          .as("narrowed rates that were used")
          .isGreaterThan(years);
      assertThat(came).as("readings").containsOnlyKeys(History.Came.values());
      for (String meter : List.of("instance.networkOut", "instance.diskIo")) {
        assertThat(count("usage_record where correction > 0 and meter = '" + meter + "'"))
            .as("corrections of " + meter)
            .isGreaterThan(years);
        assertThat(count("usage_record where billed_in is not null and meter = '" + meter + "'"))
            .as("late hours of " + meter)
            .isPositive();
        for (String kind : List.of("USAGE", "ALLOWANCE", "TIER")) {
          assertThat(count("invoice_item where kind = '" + kind + "' and meter = '" + meter + "'"))
              .as(kind + " of " + meter)
              .isPositive();
        }
      }
      for (String reason : List.of("MISSED", "RESET", "ENDED")) {
        assertThat(count("usage_gap where reason = '" + reason + "'"))
            .as(reason)
            .isGreaterThan(years);
      }
      assertThat(count("metered_resource")).as("lives").isGreaterThan(50L * years);
    }
  }

  private static long count(String what) {
    return portal.number("select count(*) from " + what, Map.of());
  }
}
