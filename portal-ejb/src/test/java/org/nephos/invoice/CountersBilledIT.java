package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.MonthCosts;
import org.nephos.billing.PricePlanService;
import org.nephos.billing.TaxTreatment;
import org.nephos.billing.UsageCorrectionService;
import org.nephos.billing.UsageService;
import org.nephos.billing.api.AddRate;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageQuery;
import org.nephos.billing.api.UsageSpan;
import org.nephos.billing.api.UsageTotalsQuery;
import org.nephos.integrity.Drift;
import org.nephos.integrity.IntegrityService;
import org.nephos.integrity.UsageSeconds;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.ItemExplanationView;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.CountedUsage;
import org.nephos.metering.MeteringService;
import org.nephos.monitoring.Readings;
import org.nephos.testing.Portal;

/** What guests send, from the reading of the counter to the invoice and its replay. */
class CountersBilledIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final String OUT = "instance.networkOut";
  private static final long GB = 1_000_000_000L;

  private static InvoicedCloud cloud;

  /** Each test has a month of its own, the last one first of all that are left. */
  private static BillingMonth next;

  private BillingMonth month;
  private UUID web;
  private Readings counter;

  @BeforeAll
  static void aPlanWithAPriceForWhatIsSent() {
    cloud = new InvoicedCloud(portal);
    // In the place of the demonstration's.
    cloud.sql("delete from rate where meter = 'instance.networkOut'");
    cloud.sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from, free_quantity)"
            + " select ?1, price_plan_id, 'instance.networkOut', 'GB', 0.09, ?2, 1 from tenant"
            + " where name = 'acme'",
        UUID.randomUUID(),
        Instant.EPOCH);
    next = cloud.month();
  }

  @AfterAll
  static void now() {
    portal.use(Clock.systemUTC());
  }

  @BeforeEach
  void somethingThatSends() {
    month = next;
    next = month.next();
    web = cloud.instance("web-" + month.month(), hour(1));
    counter = new Readings(portal, web);
  }

  private Instant hour(int n) {
    return month.from().plus(Duration.ofHours(n));
  }

  private Instant minute(int hour, int minute) {
    return hour(hour).plusSeconds(60L * minute);
  }

  private static void meters(Instant now) {
    cloud.at(now);
    portal.asSystem(portal.get(MeteringService.class)::tick);
  }

  /** What is recorded: hours since the month began, quantity × sign, number, cost. */
  private List<String> records() {
    return portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery(
                    "select (extract(epoch from u.from_at) - "
                        + month.from().getEpochSecond()
                        + ") / 3600, u.quantity * u.sign, u.correction, u.cost, u.billed_in"
                        + " from usage_record u where u.resource_id = :id and u.meter = :meter"
                        + " order by u.from_at, u.correction",
                    Object[].class)
                .setParameter("id", web)
                .setParameter("meter", OUT)
                .getResultList()
                .stream()
                .map(
                    row ->
                        plain(((Object[]) row)[0])
                            + "h "
                            + plain(((Object[]) row)[1])
                            + " #"
                            + ((Object[]) row)[2]
                            + " = "
                            + plain(((Object[]) row)[3])
                            + (((Object[]) row)[4] == null ? "" : " late"))
                .toList());
  }

  private static String plain(Object number) {
    BigDecimal value = new BigDecimal(number.toString());
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static List<InvoiceView.Item> sent(InvoiceView invoice) {
    return invoice.items().stream().filter(item -> OUT.equals(item.meter())).toList();
  }

  private static void isSameAgain(InvoiceView invoice) {
    var replayed = cloud.asOperator(() -> portal.get(InvoiceService.class).replay(invoice.id()));
    assertThat(replayed.differences()).isEmpty();
    assertThat(replayed.isIdentical()).isTrue();
  }

  private static void allIsWell() {
    for (String invariant : List.of("I4", "I5")) {
      assertThat(
              cloud.asOperator(() -> portal.get(IntegrityService.class).check()).stream()
                  .filter(view -> view.invariant().equals(invariant))
                  .flatMap(view -> view.drift().stream()))
          .as(invariant)
          .isEmpty();
    }
  }

  /** docs/money-cases.md: an hour of a counter. */
  @Test
  void whatWasSentIsOnTheInvoiceToTheByteAndTheSameWhenItIsWorkedOutAgain() {
    counter.reads("a", minute(10, 0), 0);
    counter.reads("a", minute(10, 1), 2_500_000_000L);
    counter.reads("a", minute(11, 0).plusSeconds(1), 2_500_000_000L);
    counter.reads("a", minute(11, 1), 3_734_567_891L);
    counter.reads("a", minute(12, 1), 9 * GB);
    meters(minute(12, 2));

    // 2.5 × 0.09, and 1.234567891 × 0.09; of the reading an hour later nothing is known.
    assertThat(records())
        .containsExactly("10h 2.5 #0 = 0.225", "11h 1.234567891 #0 = 0.11111111019");
    cloud.issue(month);
    InvoiceView invoice = cloud.invoice(month);
    // 0.33611111019, less 1 GB at 0.09.
    assertThat(sent(invoice))
        .extracting(
            item -> item.kind().name(),
            item -> plain(item.quantity()),
            InvoiceView.Item::unit,
            item -> item.amount().toPlainString())
        .containsExactly(
            tuple("USAGE", "3.734567891", "GB", "0.34"), tuple("ALLOWANCE", "1", "GB", "-0.09"));
    isSameAgain(invoice);
    allIsWell();
  }

  @Test
  void anHourIsRecordedOnceAndOnlyWhenNothingMoreComesForIt() {
    counter.reads("a", minute(10, 58), 0);
    counter.reads("a", minute(10, 59), GB);
    meters(minute(11, 1));
    assertThat(records()).as("its last reading is missing").isEmpty();
    counter.reads("a", minute(11, 0), 2 * GB);
    meters(minute(11, 1));
    assertThat(records()).as("a clock that goes back adds to it").isEmpty();
    counter.reads("a", minute(11, 1), 5 * GB);
    meters(minute(11, 1));
    meters(minute(11, 2));
    cloud.asOperator(cloud::invoices);

    assertThat(records()).containsExactly("10h 2 #0 = 0.18");
  }

  @Test
  void aCounterThatIsNotReadAnyMoreHoldsUpNothing() {
    counter.reads("a", minute(10, 58), 0);
    counter.reads("a", minute(10, 59), GB);
    meters(minute(11, 9));
    assertThat(records()).isEmpty();
    meters(minute(11, 10));
    assertThat(records()).containsExactly("10h 1 #0 = 0.09");
  }

  @Test
  void aRunThatDiesLeavesNothingAndTheNextRecordsItOnce() {
    counter.reads("a", minute(10, 0), 0);
    counter.reads("a", minute(10, 1), GB);
    cloud.at(minute(11, 30));
    assertThatThrownBy(
            () ->
                portal.inTransaction(
                    () -> {
                      portal.get(CountedUsage.class).record(List.of(web), minute(11, 30), false);
                      throw new IllegalStateException("the process dies");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(records()).isEmpty();

    meters(minute(11, 31));
    meters(minute(11, 32));
    assertThat(records()).containsExactly("10h 1 #0 = 0.09");
  }

  @Test
  void anotherBootIsAGapAndNothingIsGuessed() {
    counter.reads("a", minute(10, 0), 5 * GB);
    counter.reads("b", minute(10, 1), 7 * GB);
    counter.reads("b", minute(10, 2), 8 * GB);
    meters(minute(12, 0));

    assertThat(records()).containsExactly("10h 1 #0 = 0.09");
  }

  @Test
  void whatComesForAnHourThatIsBilledCorrectsItOnTheNextInvoice() {
    counter.reads("a", minute(10, 0), 0);
    counter.reads("a", minute(10, 1), 3 * GB);
    counter.isGone("a", minute(11, 1));
    meters(minute(11, 2));
    cloud.issue(month);
    InvoiceView first = cloud.invoice(month);

    // A node whose clock is far behind.
    counter.reads("c", minute(10, 30), 0);
    counter.reads("c", minute(10, 31), 2 * GB);
    meters(month.to().plus(Duration.ofHours(3)));
    meters(month.to().plus(Duration.ofHours(4)));

    assertThat(records())
        .containsExactly("10h 3 #0 = 0.27", "10h -3 #1 = 0.27 late", "10h 5 #2 = 0.45 late");
    isSameAgain(first);
    next = month.next().next();
    cloud.issue(month.next());
    InvoiceView later = cloud.invoice(month.next());
    assertThat(sent(later))
        .extracting(
            InvoiceView.Item::isCorrection,
            item -> plain(item.quantity()),
            item -> item.amount().toPlainString())
        .containsExactly(tuple(true, "2", "0.18"));
    isSameAgain(later);
    isSameAgain(first);
  }

  @Test
  void whatANodeCountedWithAClockThatIsBehindIsOfTheMonthBeforeTheGuestCameUp() {
    next = month.next().next();
    UUID late = cloud.instance("late-" + month.month(), month.to().plusSeconds(60));
    Readings behind = new Readings(portal, late);
    behind.reads("a", month.to().minusSeconds(120), 0);
    behind.reads("a", month.to().minusSeconds(60), 4 * GB);
    behind.isGone("a", month.to());
    cloud.issue(month);
    InvoiceView invoice = cloud.invoice(month);

    assertThat(sent(invoice))
        .filteredOn(item -> item.kind() == InvoiceView.ItemKind.USAGE)
        .singleElement()
        .satisfies(item -> assertThat(item.quantity()).isEqualByComparingTo("4"));
    isSameAgain(invoice);
  }

  @Test
  void aPriceThatBeginsWithinAnHourIsForTheNext() {
    counter.reads("a", minute(10, 0), 0);
    counter.reads("a", minute(10, 1), GB);
    counter.reads("a", minute(11, 2), GB);
    counter.reads("a", minute(11, 3), 2 * GB);
    UUID rate = UUID.randomUUID();
    cloud.sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from, zone_id,"
            + " override_key) select ?1, t.price_plan_id, 'instance.networkOut', 'GB', 0.5, ?2,"
            + " i.zone_name, 'zone' from tenant t join instance i on i.tenant_id = t.id where"
            + " i.id = ?3",
        rate,
        minute(10, 1),
        web);
    meters(minute(12, 30));
    cloud.sql("update rate set valid_to = ?1 where id = ?2", hour(13), rate);

    assertThat(records()).containsExactly("10h 1 #0 = 0.09", "11h 1 #0 = 0.5");
  }

  @Test
  void whyAnAmountTellsTheHoursTheGbAndTheGaps() {
    counter.reads("a", minute(10, 0), 0);
    counter.reads("a", minute(10, 1), GB);
    counter.reads("a", minute(11, 5), GB);
    counter.reads("a", minute(11, 6), 3 * GB);
    counter.reads("b", minute(11, 7), 9 * GB);
    counter.reads("b", minute(13, 0), 9 * GB);
    counter.reads("b", minute(13, 1), 10 * GB);
    cloud.issue(month);
    InvoiceView invoice = cloud.invoice(month);

    ItemExplanationView why =
        cloud.asOperator(
            () -> portal.get(InvoiceService.class).explain(invoice.id(), sent(invoice).get(0).n()));

    assertThat(why.formula()).startsWith("4 GB × 0.09 EUR = 0.36");
    assertThat(why.resources())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.seconds()).isEqualTo(3 * 3600);
              assertThat(part.intervals())
                  .extracting(
                      ItemExplanationView.Interval::from,
                      ItemExplanationView.Interval::to,
                      run -> plain(run.quantity()),
                      run -> plain(run.cost()))
                  .containsExactly(
                      tuple(hour(10), hour(12), "3", "0.27"),
                      tuple(hour(13), hour(14), "1", "0.09"));
              assertThat(part.gaps())
                  .extracting(
                      ItemExplanationView.Gap::from,
                      ItemExplanationView.Gap::to,
                      gap -> gap.reason().name())
                  .containsExactly(
                      tuple(minute(10, 1), minute(11, 5), "MISSED"),
                      tuple(minute(11, 6), minute(11, 7), "RESET"),
                      tuple(minute(11, 7), minute(13, 0), "MISSED"));
            });
  }

  @Test
  void whatIsCountedSoFarIsInUsageTotalsAndWhatABudgetHasSpent() {
    cloud.at(minute(10, 30));
    BigDecimal before = spent();
    counter.reads("a", minute(10, 28), 0);
    counter.reads("a", minute(10, 29), 1_500_000_000L);

    // 1.5 × 0.09
    assertThat(spent().subtract(before)).isEqualByComparingTo("0.135");
    assertThat(total(hour(10), null)).isEqualTo("1.5 GB 0.135");
    assertThat(lines(true)).containsExactly("1.5 GB 3600 s 0.135");
    assertThat(lines(false)).isEmpty();

    meters(minute(12, 0));
    assertThat(total(hour(10), minute(10, 1))).as("it is never divided").isEqualTo("1.5 GB 0.135");
    assertThat(total(minute(10, 1), null)).isEmpty();
    assertThat(lines(false)).containsExactly("1.5 GB 3600 s 0.135");
    assertThat(lines(true)).isEmpty();
  }

  @Test
  void whatIsCountedIsInNoEventSoTheOperatorsComparisonLeavesItOut() {
    counter.reads("a", minute(10, 0), 0);
    counter.reads("a", minute(10, 1), GB);
    meters(minute(11, 30));
    assertThat(records()).hasSize(1);

    var compared =
        cloud.asOperator(
            () -> portal.get(UsageCorrectionService.class).comparison(web, month.month()));

    assertThat(compared.lines()).isEmpty();
    assertThat(compared.meters()).extracting("meter").doesNotContain(OUT);
  }

  private BigDecimal spent() {
    return portal.get(MonthCosts.class).running(cloud.tenant()).costs().stream()
        .filter(cost -> cost.resource().equals(web))
        .map(MonthCosts.ResourceCost::spent)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What all network of the tenant comes to, in words; nothing where there is none. */
  private static String total(Instant from, Instant to) {
    List<UsageGrouping> byMeter = List.of(UsageGrouping.of(UsageGrouping.By.METER));
    return cloud
        .asOperator(
            () ->
                portal
                    .get(UsageService.class)
                    .totals(
                        new UsageTotalsQuery(
                            cloud.tenant(), null, new UsageSpan.Between(from, to), byMeter)))
        .rows()
        .stream()
        .filter(row -> row.keys().get(0).id().equals(OUT))
        .map(row -> plain(row.quantity()) + " " + row.unit() + " " + plain(row.cost().amount()))
        .collect(Collectors.joining());
  }

  private List<String> lines(boolean open) {
    return cloud
        .asOperator(
            () ->
                portal
                    .get(UsageService.class)
                    .usage(
                        new UsageQuery(cloud.tenant(), null, hour(10), null),
                        ListQuery.firstPage()))
        .items()
        .stream()
        .filter(line -> line.meter().equals(OUT) && line.open() == open)
        .map(
            line ->
                plain(line.quantity())
                    + " "
                    + line.unit()
                    + " "
                    + line.seconds()
                    + " s "
                    + plain(line.cost().amount()))
        .toList();
  }

  @Test
  void aRecordThatSaysOtherThanItsCounterIsToldByName() {
    counter.reads("a", minute(10, 0), 0);
    counter.reads("a", minute(10, 1), GB);
    meters(minute(11, 30));
    String record = " where resource_id = '" + web + "' and meter = '" + OUT + "'";
    String[][] tampered = {
      {"update usage_record set quantity = quantity + 0.000000001", "counter-quantity"},
      {"update counter_usage set counted = counted + 1", "counter-quantity"},
      {"update counter_usage set from_at = from_at - interval '1' hour", "counter-beyond"},
      {"update counter_usage set due_at = from_at - interval '9' hour", "counter-not-recorded"},
    };
    String[] mended = {
      "update usage_record set quantity = quantity - 0.000000001",
      "update counter_usage set counted = counted - 1",
      "update counter_usage set from_at = from_at + interval '1' hour",
      "update counter_usage set due_at = null",
    };
    for (int i = 0; i < mended.length; i++) {
      assertThat(cloud.sql(tampered[i][0] + record)).isEqualTo(1);
      assertThat(portal.get(UsageSeconds.class).check().drift())
          .as(tampered[i][0])
          .filteredOn(drift -> drift.subject().equals(web.toString()))
          .extracting(Drift::rule)
          .contains(tampered[i][1]);
      cloud.sql(mended[i] + record);
    }
    assertThat(portal.get(UsageSeconds.class).check().drift())
        .filteredOn(drift -> drift.subject().equals(web.toString()))
        .isEmpty();
  }

  /** docs/money-cases.md: months of India begin at half past. */
  @Test
  void anHourCountsToTheMonthInWhichItBegins() {
    BilledCloud india = new BilledCloud(portal);
    UUID plan = india.plan("EUR");
    india.sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from)"
            + " values (?1, ?2, 'instance.networkOut', 'GB', 0.09, ?3)",
        UUID.randomUUID(),
        plan,
        BilledCloud.LONG_AGO);
    india.at("2026-06-15T00:00:00Z");
    UUID tenant = india.tenant(plan, "Asia/Kolkata", TaxTreatment.STANDARD);
    UUID project = india.project(tenant);
    UUID thing = india.ran(tenant, project, 1, "2026-06-30T18:00:00Z", "2026-06-30T18:50:00Z").id();
    india.sql(
        "insert into counter_usage (resource_id, meter, from_at, to_at, tenant_id, project_id,"
            + " counted, due_at) values (?1, 'instance.networkOut', ?2, ?3, ?4, ?5, 3000000000,"
            + " ?3)",
        thing,
        Instant.parse("2026-06-30T18:00:00Z"),
        Instant.parse("2026-06-30T19:00:00Z"),
        tenant,
        project);
    india.at("2026-06-30T19:30:00Z");
    india.issue(tenant);

    InvoiceView june = india.only(tenant);
    assertThat(june.to()).isEqualTo("2026-06-30T18:30:00Z");
    assertThat(sent(june))
        .extracting(item -> plain(item.quantity()), item -> item.amount().toPlainString())
        .containsExactly(tuple("3", "0.27"));
    isSameAgain(june);
  }

  @Test
  void aRateThatTheOperatorMakesIsWhatIsChargedFromTheNextHourOn() {
    cloud.at(minute(10, 5));
    cloud.asOperator(
        () ->
            portal
                .get(PricePlanService.class)
                .addRate(
                    new AddRate(
                        plan(),
                        "instance.diskIo",
                        null,
                        null,
                        null,
                        null,
                        new BigDecimal("0.03"),
                        minute(10, 30),
                        hour(20),
                        new BigDecimal("0.5"),
                        List.of(new AddRate.Step(BigDecimal.ONE, new BigDecimal("0.01"))),
                        null),
                    null));
    counter.reads("a", minute(10, 40), 0);
    counter.reads("a", minute(10, 41), GB);
    counter.reads("a", minute(11, 40), GB);
    counter.reads("a", minute(11, 41), 4 * GB);
    cloud.issue(month);

    // 3 GB at 0.03, half a GB of it free, and two GB beyond the first at 0.01.
    InvoiceView invoice = cloud.invoice(month);
    assertThat(invoice.items())
        .filteredOn(item -> "instance.diskIo".equals(item.meter()))
        .extracting(
            item -> item.kind().name(),
            item -> plain(item.quantity()),
            InvoiceView.Item::unit,
            item -> plain(item.cost()))
        .containsExactlyInAnyOrder(
            tuple("USAGE", "3", "GB", "0.09"),
            tuple("ALLOWANCE", "0.5", "GB", "-0.015"),
            tuple("TIER", "2", "GB", "-0.04"));
    isSameAgain(invoice);
  }

  private static UUID plan() {
    return portal.inTransaction(
        () ->
            (UUID)
                portal
                    .database()
                    .em()
                    .createNativeQuery(
                        "select price_plan_id from tenant where name = 'acme'", UUID.class)
                    .getSingleResult());
  }

  @Test
  void whatHasNoPriceIsInNoRecord() {
    counter.reads("a", minute(10, 0), 0);
    counter.reads("a", minute(10, 1), GB);
    meters(minute(11, 30));

    assertThat(
            portal.number(
                "select count(*) from usage_record where meter = 'instance.diskIo'"
                    + " and resource_id = :id",
                Map.of("id", web)))
        .isZero();
    assertThat(
            portal.number(
                "select count(*) from counter_usage where resource_id = :id and due_at is not null",
                Map.of("id", web)))
        .isZero();
  }
}
