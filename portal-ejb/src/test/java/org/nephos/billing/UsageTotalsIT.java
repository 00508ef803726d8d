package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.nephos.billing.MeteredCloud.LONG_AGO;
import static org.nephos.billing.MeteredCloud.meters;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageLineView;
import org.nephos.billing.api.UsageQuery;
import org.nephos.billing.api.UsageSpan;
import org.nephos.billing.api.UsageTotalsQuery;
import org.nephos.billing.api.UsageTotalsView;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.problem.api.MalformedException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Database;

/**
 * Totals of usage: what is worked out by hand, and random histories beside the sum of the lines.
 */
class UsageTotalsIT {
  @RegisterExtension static final Database database = new Database();

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
    tenant = cloud.tenant(plan, "Europe/Berlin");
    project = cloud.project(tenant, "default");
    admin = cloud.person(Role.TENANT_ADMIN, tenant, null);
  }

  private UsageTotalsView totals(Caller caller, UsageSpan span, String by) {
    return cloud.as(
        caller,
        () ->
            cloud
                .usage()
                .totals(new UsageTotalsQuery(tenant, null, span, UsageGrouping.parse(by))));
  }

  private static UsageSpan between(String from, String to) {
    return new UsageSpan.Between(Instant.parse(from), Instant.parse(to));
  }

  /** Web in one project from 21:00Z of 28 March, db in another for half an hour of the 29th. */
  private void aNightWithoutAnHour() {
    UUID lab = cloud.project(tenant, "lab");
    cloud.at("2026-03-28T21:00:00Z");
    cloud.thing(tenant, project, "web").runs(meters(2, 0, 0));
    cloud.at("2026-03-29T10:00:00Z");
    MeteredCloud.Thing db = cloud.thing(tenant, lab, "db");
    db.runs(meters(1, 4, 0));
    cloud.at("2026-03-29T10:30:00Z");
    db.runs(MeterSet.NONE);
    cloud.at("2026-03-30T00:15:00Z");
    cloud.metering().tick();
  }

  @Test
  void daysOfTheTenantsZoneAreAddedUpByHand() {
    aNightWithoutAnHour();

    UsageTotalsView days =
        totals(admin, between("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"), "day");

    // Berlin's 28 March ends at 23:00Z: 2 h × 2 × 0.01. The 29th has 23 h: 46 × 0.01, and db's
    // half hour (1 × 0.01 + 4 × 0.005) / 2. Of the 30th there are two hours and a quarter.
    assertThat(days.rows())
        .extracting(row -> row.keys().get(0).id(), row -> row.cost().amount())
        .containsExactly(
            tuple("2026-03-28", new BigDecimal("0.04")),
            tuple("2026-03-29", new BigDecimal("0.475")),
            tuple("2026-03-30", new BigDecimal("0.045")));
    assertThat(days.firstDay()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(days.lastDay()).isEqualTo(LocalDate.of(2026, 3, 30));
    assertThat(days.to()).isEqualTo("2026-03-30T00:15:00Z");
  }

  @Test
  void metersOfProjectsSayHowMuchItWas() {
    aNightWithoutAnHour();

    UsageTotalsView found =
        totals(admin, between("2026-03-28T21:30:00Z", "2026-03-29T11:00:00Z"), "project,meter");

    assertThat(found.rows())
        .extracting(
            row -> row.keys().get(0).name(),
            row -> row.keys().get(1).id(),
            row -> row.quantity().toPlainString(),
            UsageTotalsView.Row::unit,
            row -> row.cost().amount().toPlainString())
        .containsExactly(
            tuple("default", "instance.vcpu", "27", "vCPU-h", "0.27"),
            tuple("lab", "instance.ram", "2", "GiB-h", "0.01"),
            tuple("lab", "instance.vcpu", "0.5", "vCPU-h", "0.005"));
  }

  @Test
  void monthsAndDaysAreMeantInTheTenantsZone() {
    cloud.at("2026-03-31T22:30:00Z");

    UsageTotalsView month = totals(admin, new UsageSpan.Months(1, 0), "meter");
    UsageTotalsView before = totals(admin, new UsageSpan.Months(3, 1), "meter");
    UsageTotalsView day =
        totals(
            admin,
            new UsageSpan.Days(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 29)),
            "meter");

    assertThat(month.from()).isEqualTo("2026-03-31T22:00:00Z");
    assertThat(month.to()).isEqualTo("2026-03-31T22:30:00Z");
    assertThat(before.from()).isEqualTo("2025-12-31T23:00:00Z");
    assertThat(before.to()).isEqualTo("2026-03-31T22:00:00Z");
    assertThat(day.from()).isEqualTo("2026-03-28T23:00:00Z");
    assertThat(day.to()).isEqualTo("2026-03-29T22:00:00Z");
    assertThatThrownBy(
            () ->
                totals(
                    admin,
                    new UsageSpan.Days(LocalDate.of(2026, 3, 30), LocalDate.of(2026, 3, 29)),
                    "day"))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void amountsOfDifferentCurrenciesAreRowsOfTheirOwn() {
    UUID dollars = cloud.plan("USD");
    cloud.price(dollars, Meter.INSTANCE_VCPU, "0.02", LONG_AGO);
    UUID other = cloud.tenant(dollars, "UTC");
    UUID there = cloud.project(other, "default");
    cloud.at("2031-05-01T00:00:00Z");
    cloud.thing(tenant, project, "here").runs(meters(1, 0, 0));
    cloud.thing(other, there, "there").runs(meters(1, 0, 0));
    cloud.at("2031-05-01T01:00:00Z");
    Caller operator = cloud.person(Role.OPERATOR, null, null);

    UsageTotalsView found =
        cloud.as(
            operator,
            () ->
                cloud
                    .usage()
                    .totals(
                        new UsageTotalsQuery(
                            null,
                            null,
                            between("2031-05-01T00:00:00Z", "2031-05-02T00:00:00Z"),
                            List.of())));

    // What other tenants run by now is in euros, too.
    assertThat(found.rows())
        .extracting(row -> row.cost().currency())
        .containsExactlyInAnyOrder("EUR", "USD");
    assertThat(found.rows())
        .extracting(UsageTotalsView.Row::cost)
        .contains(new Money(new BigDecimal("0.02"), "USD"));
  }

  @Test
  void aMemberGetsTheTotalsOfTheirOwnProjectsOnly() {
    aNightWithoutAnHour();
    Caller member = cloud.person(Role.MEMBER, tenant, project);
    Caller stranger = cloud.person(Role.TENANT_ADMIN, cloud.tenant(plan, "UTC"), null);
    UsageSpan span = between("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");

    assertThat(totals(member, span, "project").rows())
        .extracting(row -> row.keys().get(0).name())
        .containsExactly("default");
    assertThatThrownBy(() -> totals(stranger, span, "project"))
        .isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "project,", "tag:", "project,meter,day", "day,day", ","})
  void whatCannotBeGroupedByIsRefused(String words) {
    assertThatThrownBy(() -> UsageGrouping.parse(words)).isInstanceOf(MalformedException.class);
  }

  @Test
  void theFileHasPlainNumbersAndDefusedCells() {
    UUID formula = cloud.project(tenant, "=cmd()");
    cloud.at("2026-05-01T00:00:00Z");
    cloud.thing(tenant, formula, "x").runs(meters(2, 0, 0));
    cloud.at("2026-05-01T00:00:01Z");
    StringWriter out = new StringWriter();

    cloud.as(
        admin,
        () -> {
          try {
            cloud
                .usage()
                .writeTotals(
                    new UsageTotalsQuery(
                        tenant,
                        null,
                        between("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z"),
                        UsageGrouping.parse("project,meter")),
                    out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return null;
        });

    // 2 × 1 s × 0.01 / 3600
    assertThat(out)
        .hasToString(
            "project,projectName,meter,quantity,unit,cost,currency\n"
                + formula
                + ",'=cmd(),instance.vcpu,0.000555555556,vCPU-h,0.000005555556,EUR\n");
  }

  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe");

  /** The seed is the number of the repetition, so that what fails fails again. */
  @RepeatedTest(24)
  void totalsOfAnyCutAreTheSumOfItsLines(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String zone = ZONES.get(random.nextInt(ZONES.size()));
    tenant = cloud.tenant(plan, zone);
    admin = cloud.person(Role.TENANT_ADMIN, tenant, null);
    Instant start = Instant.parse("2026-04-04T13:47:13Z");
    cloud.price(plan, Meter.INSTANCE_VCPU, "0.0234567891", start.plusSeconds(5000));
    List<MeteredCloud.Thing> things =
        List.of(
            cloud.thing(tenant, cloud.project(tenant, "a"), "a1"),
            cloud.thing(tenant, cloud.project(tenant, "b"), "b1"),
            cloud.thing(tenant, cloud.project(tenant, "c"), "c1"));
    Instant now = start;
    for (int step = 0; step < 14; step++) {
      now = now.plusSeconds(random.nextInt(9000));
      cloud.at(now);
      Dimensions of =
          new Dimensions(
              random.nextBoolean() ? new UUID(0, 7) : null,
              null,
              random.nextBoolean() ? "local" : "sim",
              null);
      things.get(random.nextInt(3)).runs(meters(random.nextInt(4), random.nextInt(3), 0).with(of));
      if (random.nextInt(3) == 0) {
        cloud.metering().complete(MeteredCloud.all(tenant));
      }
    }
    cloud.at(now.plusSeconds(random.nextInt(4000)));

    for (int cut = 0; cut < 6; cut++) {
      Instant from = start.plusSeconds(random.nextInt(80_000) - 9000);
      Instant to = from.plusSeconds(1 + random.nextInt(cut == 0 ? 1800 : 90_000));
      List<UsageLineView> lines = cloud.walk(admin, new UsageQuery(tenant, null, from, to), 500);
      UsageSpan span = new UsageSpan.Between(from, to);
      for (String by : List.of("", "project", "meter,day", "day", "resource,meter")) {
        assertThat(costs(totals(admin, span, by)))
            .as("%s %s from %s to %s", zone, by, from, to)
            .isEqualTo(sums(lines, by, ZoneId.of(zone)));
      }
      // Which flavor and zone it was is not in a line, so these are held against the whole.
      for (String by : List.of("flavor,zone", "zone,day", "tag:team,tag:env")) {
        assertThat(sum(costs(totals(admin, span, by)).values()))
            .as("%s %s from %s to %s", zone, by, from, to)
            .isEqualByComparingTo(sum(lines.stream().map(line -> line.cost().amount()).toList()));
      }
    }
  }

  private static BigDecimal sum(Collection<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, BigDecimal> costs(UsageTotalsView totals) {
    Map<String, BigDecimal> costs = new TreeMap<>();
    totals
        .rows()
        .forEach(
            row ->
                costs.put(
                    row.keys().stream().map(UsageTotalsView.Key::id).toList().toString(),
                    row.cost().amount().setScale(12)));
    return costs;
  }

  /**
   * The lines added up; a line on two days is priced for the first, and has the rest on the other.
   */
  private static Map<String, BigDecimal> sums(List<UsageLineView> lines, String by, ZoneId zone) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (UsageLineView line : lines) {
      LocalDate first = line.from().atZone(zone).toLocalDate();
      Instant midnight = first.plusDays(1).atStartOfDay(zone).toInstant();
      BigDecimal cost = line.cost().amount();
      if (by.contains("day") && midnight.isBefore(line.to())) {
        BigDecimal part =
            line.quantity()
                .multiply(BigDecimal.valueOf(Duration.between(line.from(), midnight).toSeconds()))
                .multiply(line.unitPrice())
                .divide(BigDecimal.valueOf(3600), 12, RoundingMode.HALF_EVEN);
        sums.merge(key(line, by, first), part.setScale(12), BigDecimal::add);
        cost = cost.subtract(part);
        first = first.plusDays(1);
      }
      sums.merge(key(line, by, first), cost.setScale(12), BigDecimal::add);
    }
    return sums;
  }

  private static String key(UsageLineView line, String by, LocalDate day) {
    return UsageGrouping.parse(by).stream()
        .map(
            each ->
                switch (each.by()) {
                  case PROJECT -> line.project().toString();
                  case METER -> line.meter();
                  case DAY -> day.toString();
                  case RESOURCE -> line.resource().id().toString();
                  case TAG, FLAVOR, ZONE -> throw new IllegalArgumentException(by);
                })
        .toList()
        .toString();
  }
}
