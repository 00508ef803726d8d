package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.nephos.billing.MeteredCloud.LONG_AGO;
import static org.nephos.billing.MeteredCloud.meters;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.billing.api.CostSummaryView.Day;
import org.nephos.billing.api.CostSummaryView.Share;
import org.nephos.billing.api.UsageLineView;
import org.nephos.billing.api.UsageQuery;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.MalformedException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.Membership;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Callers;
import org.nephos.testing.Database;

/** Usage as it is shown; the sums beside the cases are the whole calculation. */
class UsageServiceIT {
  @RegisterExtension static final Database database = new Database();

  private static final UsageQuery ALL = new UsageQuery(null, null, LONG_AGO, null);

  private MeteredCloud cloud;
  private UUID plan;
  private UUID tenant;
  private UUID project;
  private Caller admin;

  @BeforeEach
  void aTenantInBerlin() {
    cloud = new MeteredCloud(database);
    plan = cloud.plan("EUR");
    cloud.price(plan, Meter.INSTANCE_VCPU, "0.01", LONG_AGO);
    cloud.price(plan, Meter.INSTANCE_RAM, "0.005", LONG_AGO);
    cloud.price(plan, Meter.INSTANCE_DISK, "0.0001", LONG_AGO);
    tenant = cloud.tenant(plan, "Europe/Berlin");
    project = cloud.project(tenant, "default");
    admin = cloud.person(Role.TENANT_ADMIN, tenant, null);
  }

  private MeteredCloud.Thing runs(String name, MeterSet meters, String from) {
    MeteredCloud.Thing thing = cloud.thing(tenant, project, name);
    cloud.at(from);
    thing.runs(meters);
    return thing;
  }

  private CostSummaryView month(Caller caller) {
    return cloud.as(caller, () -> cloud.usage().monthToDate(null, null));
  }

  private static List<CSVRecord> rows(String csv) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(new StringReader(csv))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static BigDecimal sum(List<CSVRecord> rows) {
    return rows.stream()
        .map(row -> new BigDecimal(row.get("cost")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** From two hours before June, with another price from the tenth on, a stop and an end. */
  private void theGoldenJune() {
    cloud.price(plan, Meter.INSTANCE_VCPU, "0.02", Instant.parse("2026-06-10T12:30:00Z"));
    MeteredCloud.Thing web = runs("web", meters(2, 4, 20), "2026-05-31T20:00:00Z");
    cloud.at("2026-06-05T07:00:01Z");
    cloud.metering().tick();
    cloud.at("2026-06-10T13:00:00.9Z");
    web.runs(meters(0, 0, 20));
    cloud.at("2026-06-20T00:00:30Z");
    web.runs(MeterSet.NONE);
    runs("db", meters(1, 0, 0), "2026-06-24T23:59:00Z");
    cloud.at("2026-06-25T00:00:30.9Z");
  }

  @Test
  void aMonthCostsWhatIsWorkedOutByHand() {
    theGoldenJune();

    CostSummaryView month = month(admin);

    // June in Berlin begins at 22:00Z. web: 230.5 h at 0.01 and 0.5 h at 0.02, times 2 = 4.63;
    // RAM 4 × 231 h × 0.005 = 4.62; disk 20 × (458 h + 30 s) × 0.0001 = 0.916016666667.
    // db: 90 s × 0.02 / 3600 = 0.0005.
    assertThat(month.resources())
        .extracting(Share::name, share -> share.cost().amount())
        .containsExactly(
            tuple("web", new BigDecimal("10.166016666667")), tuple("db", new BigDecimal("0.0005")));
    assertThat(month.total()).isEqualTo(new Money(new BigDecimal("10.17"), "EUR"));
    assertThat(month.from()).isEqualTo("2026-05-31T22:00:00Z");
    assertThat(month.to()).isEqualTo("2026-06-30T22:00:00Z");
    assertThat(month.asOf()).isEqualTo("2026-06-25T00:00:30Z");
    // and db on for 141 h 59 min 30 s × 0.02 = 2.839833333333; 13.00635 in all
    assertThat(month.forecast()).isEqualTo(new Money(new BigDecimal("13.01"), "EUR"));
  }

  @Test
  void daysAreThoseOfTheTenantsZone() {
    theGoldenJune();

    List<Day> days = month(admin).days();

    assertThat(days).hasSize(25);
    // 24 h × (2 × 0.01 + 4 × 0.005 + 20 × 0.0001)
    assertThat(days.get(0).day()).isEqualTo(LocalDate.of(2026, 6, 1));
    assertThat(days.get(0).cost().amount()).isEqualByComparingTo("1.008");
    // 10 June: 14.5 h × 0.042 until 12:30Z, 0.5 h × 0.062, 9 h × 0.002
    assertThat(days.get(9).cost().amount()).isEqualByComparingTo("0.658");
    assertThat(days.get(21).cost().amount()).isEqualByComparingTo("0");
    assertThat(days.get(24).cost().amount()).isEqualByComparingTo("0.0005");
  }

  @Test
  void theSameMonthIsSeenWhateverIsRecordedYet() {
    theGoldenJune();
    CostSummaryView before = month(admin);
    String lines = cloud.csv(admin, ALL);

    cloud.metering().tick();

    assertThat(month(admin)).isEqualTo(before);
    assertThat(cloud.csv(admin, ALL)).isEqualTo(lines);
  }

  /** The golden June, and metering gets in between the transactions that read it. */
  private void theGoldenJuneAndMeteringAfter(int transactions) {
    theGoldenJune();
    cloud.after(transactions, () -> cloud.metering().complete(MeteredCloud.all(tenant)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theMonthIsRightWhileItIsRecorded(int transactions) {
    theGoldenJuneAndMeteringAfter(transactions);

    CostSummaryView month = month(admin);

    assertThat(month.total().amount()).isEqualByComparingTo("10.17");
    assertThat(month.days().stream().map(day -> day.cost().amount()).reduce(BigDecimal::add))
        .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("10.166516666667"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theDownloadIsRightWhileItIsRecorded(int transactions) {
    theGoldenJuneAndMeteringAfter(transactions);

    // June, and the two hours of May: 2 × 0.042
    assertThat(sum(rows(cloud.csv(admin, ALL)))).isEqualByComparingTo("10.250516666667");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void pagesAreRightWhileTheyAreRecorded(int transactions) {
    theGoldenJuneAndMeteringAfter(transactions);

    List<UsageLineView> lines = cloud.walk(admin, ALL, 100);

    assertThat(lines.stream().map(line -> line.cost().amount()).reduce(BigDecimal::add))
        .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("10.250516666667"));
  }

  @Test
  void theDownloadAddsUpToTheTotal() {
    theGoldenJune();
    CostSummaryView month = month(admin);

    BigDecimal sum = sum(rows(cloud.csv(admin, new UsageQuery(null, null, month.from(), null))));

    assertThat(sum).isEqualByComparingTo("10.166516666667");
    assertThat(Rounding.toCents(sum)).isEqualTo(month.total().amount());
  }

  @Test
  void whereNothingIsDueItIsAskedOnceForWhatRanAndOnceForWhatWasCounted() {
    theGoldenJune();
    cloud.metering().complete(MeteredCloud.all(tenant));
    AtomicInteger thirds = new AtomicInteger();
    cloud.after(3, thirds::incrementAndGet);

    cloud.metering().complete(MeteredCloud.all(tenant));

    assertThat(thirds).hasValue(0);
  }

  @Test
  void meteringTwiceChangesNothing() {
    theGoldenJune();
    cloud.metering().tick();
    List<String> once = cloud.records();

    cloud.metering().tick();
    cloud.metering().complete(MeteredCloud.all(tenant));

    assertThat(once).isNotEmpty();
    assertThat(cloud.records()).isEqualTo(once);
  }

  @Test
  void whatRunsIsOpenAndWhatEndedIsNot() {
    MeteredCloud.Thing gone = runs("gone", meters(1, 0, 0), "2026-06-01T10:10:00Z");
    runs("here", meters(1, 0, 0), "2026-06-01T10:20:00.7Z");
    cloud.at("2026-06-01T10:30:00Z");
    gone.runs(MeterSet.NONE);

    List<UsageLineView> lines = cloud.walk(admin, ALL, 50);

    assertThat(lines)
        .extracting(
            line -> line.resource().name(),
            line -> line.from().toString(),
            line -> line.to().toString(),
            UsageLineView::seconds,
            UsageLineView::open)
        .containsExactly(
            tuple("gone", "2026-06-01T10:10:00Z", "2026-06-01T10:30:00Z", 1200L, false),
            tuple("here", "2026-06-01T10:20:00Z", "2026-06-01T10:30:00Z", 600L, true));
  }

  @Test
  void aPeriodClipsWhatIsRecordedAndWhatIsNot() {
    runs("web", meters(3, 0, 0), "2026-06-01T10:00:00Z");
    cloud.at("2026-06-01T12:30:00Z");
    cloud.metering().tick();
    UsageQuery query =
        new UsageQuery(
            null,
            null,
            Instant.parse("2026-06-01T11:40:00.9Z"),
            Instant.parse("2026-06-01T12:10:00.9Z"));

    List<UsageLineView> lines = cloud.walk(admin, query, 50);

    // 3 × 1200 s × 0.01 / 3600 and 3 × 600 s × 0.01 / 3600
    assertThat(lines)
        .extracting(
            line -> line.from().toString(),
            UsageLineView::seconds,
            line -> line.cost().amount().toPlainString(),
            UsageLineView::open)
        .containsExactly(
            tuple("2026-06-01T11:40:00Z", 1200L, "0.01", false),
            tuple("2026-06-01T12:00:00Z", 600L, "0.005", false));
  }

  @Test
  void anHourOnTwoDaysIsDividedBetweenThem() {
    UUID kolkata = cloud.tenant(plan, "Asia/Kolkata");
    UUID own = cloud.project(kolkata, "default");
    Caller billing = cloud.person(Role.BILLING, kolkata, null);
    MeteredCloud.Thing thing = cloud.thing(kolkata, own, "web");
    cloud.at("2026-06-01T18:00:00Z");
    thing.runs(meters(36, 0, 0));
    cloud.at("2026-06-02T18:45:00Z");
    cloud.metering().tick();

    // midnight is at 18:30Z: half an hour, 24 hours, a quarter of an hour, at 0.36 an hour
    assertThat(month(billing).days())
        .extracting(day -> day.cost().amount().toPlainString())
        .containsExactly("0.18", "8.64", "0.09");
  }

  @Test
  void membersSeeTheirProjectAndAdministratorsTheTenant() {
    UUID other = cloud.project(tenant, "other");
    runs("mine", meters(1, 0, 0), "2026-06-01T10:00:00Z");
    cloud.thing(tenant, other, "theirs").runs(meters(1, 0, 0));
    Caller member = cloud.person(Role.MEMBER, tenant, project);
    cloud.at("2026-06-01T10:30:00Z");

    assertThat(names(member, ALL)).containsExactly("mine");
    assertThat(names(member, new UsageQuery(tenant, null, LONG_AGO, null))).containsExactly("mine");
    assertThat(names(admin, ALL)).containsExactlyInAnyOrder("mine", "theirs");
    assertThat(month(member).projects()).extracting(Share::id).containsExactly(project);
    assertThatThrownBy(() -> names(member, new UsageQuery(null, other, null, null)))
        .isInstanceOf(NotFoundException.class);
  }

  private List<String> names(Caller caller, UsageQuery query) {
    return cloud.walk(caller, query, 50).stream().map(line -> line.resource().name()).toList();
  }

  @Test
  void anotherTenantsProjectIsNotFound() {
    UUID globex = cloud.tenant(plan, "UTC");
    UUID foreign = cloud.project(globex, "default");

    assertThatThrownBy(() -> names(admin, new UsageQuery(null, foreign, null, null)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> cloud.csv(admin, new UsageQuery(null, foreign, null, null)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> names(admin, new UsageQuery(globex, null, null, null)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> names(admin, new UsageQuery(tenant, foreign, null, null)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> cloud.as(admin, () -> cloud.usage().monthToDate(null, UUID.randomUUID())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void whoBelongsToNobodySeesNoCost() {
    Caller stranger = Callers.person(UUID.randomUUID(), "stranger", "");

    assertThatThrownBy(() -> month(stranger)).isInstanceOf(ForbiddenException.class);
  }

  @Test
  void aMemberOfTwoTenantsSeesOfEachOnlyItsOwn() {
    UUID globex = cloud.tenant(plan, "UTC");
    UUID second = cloud.project(globex, "default");
    Caller both = cloud.person(Role.MEMBER, tenant, project);
    database.run(
        () ->
            database
                .em()
                .persist(
                    new Membership(
                        UUID.randomUUID(),
                        both.personId(),
                        Role.MEMBER,
                        globex,
                        second,
                        LONG_AGO)));
    runs("here", meters(1, 0, 0), "2026-06-01T10:00:00Z");
    cloud.thing(globex, second, "there").runs(meters(1, 0, 0));
    cloud.at("2026-06-01T10:30:00Z");

    assertThat(names(both, ALL)).containsExactlyInAnyOrder("here", "there");
    assertThat(names(both, new UsageQuery(globex, null, LONG_AGO, null))).containsExactly("there");
  }

  @Test
  void amountsOfTwoCurrenciesAreNotAdded() {
    UUID dollars = cloud.plan("USD");
    cloud.price(dollars, Meter.INSTANCE_VCPU, "5", LONG_AGO);
    UUID us = cloud.tenant(dollars, "UTC");
    UUID own = cloud.project(us, "default");
    Caller both = cloud.person(Role.BILLING, tenant, null);
    database.run(
        () ->
            database
                .em()
                .persist(
                    new Membership(
                        UUID.randomUUID(), both.personId(), Role.BILLING, us, null, LONG_AGO)));
    runs("euros", meters(1, 0, 0), "2026-06-02T10:00:00Z");
    cloud.thing(us, own, "dollars").runs(meters(1, 0, 0));
    cloud.at("2026-06-02T13:00:00Z");
    cloud.metering().tick();

    assertThat(month(both).total()).isEqualTo(new Money(new BigDecimal("0.03"), "EUR"));
    assertThat(cloud.as(both, () -> cloud.usage().monthToDate(us, null)).total())
        .isEqualTo(new Money(new BigDecimal("15.00"), "USD"));
  }

  @Test
  void aNameThatCouldBeAFormulaIsDefused() {
    UUID odd = cloud.project(tenant, "@SUM(1)");
    MeteredCloud.Thing thing = cloud.thing(tenant, odd, "=HYPERLINK(\"http://x\",\"y\")");
    cloud.at("2026-06-01T10:00:00Z");
    thing.runs(meters(1, 0, 0));
    cloud.at("2026-06-01T10:30:00Z");

    String csv = cloud.csv(admin, ALL);

    assertThat(csv).doesNotContain("\r").endsWith(",EUR,true\n");
    assertThat(csv.lines().findFirst()).hasValue(String.join(",", UsageCsv.HEADER));
    CSVRecord row = rows(csv).get(0);
    assertThat(row.get("resourceName")).isEqualTo("'=HYPERLINK(\"http://x\",\"y\")");
    assertThat(row.get("projectName")).isEqualTo("'@SUM(1)");
    assertThat(row.get("from")).isEqualTo("2026-06-01T10:00:00Z");
    assertThat(row.get("cost")).isEqualTo("0.005");
  }

  @Test
  void aPeriodMustBeginBeforeItEnds() {
    cloud.at("2026-06-15T10:00:00Z");
    Instant noon = Instant.parse("2026-06-01T12:00:00Z");

    assertThatThrownBy(() -> names(admin, new UsageQuery(null, null, noon, noon)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("from must be before to.");
    assertThatThrownBy(
            () ->
                names(
                    admin, new UsageQuery(null, null, null, Instant.parse("2026-05-01T00:00:00Z"))))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void endlessPeriodsAndThoseInTheFutureHaveAnAnswer() {
    runs("web", meters(1, 0, 0), "2026-06-01T10:00:00Z");
    cloud.at("2026-06-01T10:30:00Z");

    assertThat(names(admin, new UsageQuery(null, null, Instant.MIN, Instant.MAX)))
        .containsExactly("web");
    UsageQuery future = new UsageQuery(null, null, Instant.MAX.minusSeconds(9), Instant.MAX);
    assertThat(names(admin, future)).isEmpty();
    assertThat(rows(cloud.csv(admin, future))).isEmpty();
  }

  @Test
  void aMarkerBelongsToItsQuery() {
    runs("web", meters(1, 1, 1), "2026-06-01T10:00:00Z");
    cloud.at("2026-06-01T10:30:00Z");
    ListQuery one = new ListQuery(Map.of(), null, 1, null);
    String marker = cloud.as(admin, () -> cloud.usage().usage(ALL, one)).next();
    UsageQuery other = new UsageQuery(null, project, LONG_AGO, null);

    assertThat(marker).isNotNull();
    assertThatThrownBy(
            () ->
                cloud.as(
                    admin,
                    () -> cloud.usage().usage(other, new ListQuery(Map.of(), null, 1, marker))))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aWalkIsOfTheSecondOfItsFirstPage() {
    MeteredCloud.Thing web = runs("web", meters(1, 1, 1), "2026-06-01T10:00:00Z");
    cloud.at("2026-06-01T10:30:00Z");
    ListQuery first = new ListQuery(Map.of(), null, 1, null);
    var page = cloud.as(admin, () -> cloud.usage().usage(ALL, first));
    cloud.at("2026-06-01T11:45:00Z");
    web.runs(MeterSet.NONE);
    cloud.metering().tick();

    var rest =
        cloud.as(
            admin, () -> cloud.usage().usage(ALL, new ListQuery(Map.of(), null, 50, page.next())));

    assertThat(rest.items()).hasSize(2);
    assertThat(rest.items())
        .allSatisfy(
            line -> {
              assertThat(line.to()).isEqualTo("2026-06-01T10:30:00Z");
              assertThat(line.open()).isTrue();
            });
  }
}
