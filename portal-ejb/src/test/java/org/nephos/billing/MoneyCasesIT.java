package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.billing.MeteredCloud.LONG_AGO;
import static org.nephos.billing.MeteredCloud.meters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.oracle.UsageOracle;
import org.nephos.oracle.UsageOracle.Line;
import org.nephos.testing.Database;

/**
 * The cases of {@code docs/money-cases.md}, through the services that meter and price; all numbers
 * are typed in from there.
 */
class MoneyCasesIT {
  @RegisterExtension static final Database database = new Database();

  private final MeteredCloud cloud = new MeteredCloud(database);
  private final UUID plan = cloud.plan("EUR");
  private UUID tenant;
  private UUID project;

  private void tenantIn(String zone) {
    tenant = cloud.tenant(plan, zone);
    project = cloud.project(tenant, "default");
  }

  private void vcpuCosts(String price) {
    cloud.price(plan, Meter.INSTANCE_VCPU, price, LONG_AGO);
  }

  private void ramCosts(String price) {
    cloud.price(plan, Meter.INSTANCE_RAM, price, LONG_AGO);
  }

  private MeteredCloud.Thing runs(MeterSet meters, String from) {
    MeteredCloud.Thing thing = cloud.thing(tenant, project, "thing");
    cloud.at(from);
    thing.runs(meters);
    return thing;
  }

  /** What is recorded, by time, once it has ended and metering has looked. */
  private List<Line> recordsAfter(MeteredCloud.Thing thing, String end) {
    cloud.at(end);
    thing.runs(MeterSet.NONE);
    cloud.metering().complete(MeteredCloud.all(tenant));
    return new UsageOracle(database.dataSource()).recorded(tenant);
  }

  private static List<String> costs(List<Line> lines) {
    return lines.stream().map(line -> line.cost().toPlainString()).toList();
  }

  private static long seconds(List<Line> lines) {
    return lines.stream()
        .mapToLong(line -> line.to().getEpochSecond() - line.from().getEpochSecond())
        .sum();
  }

  private static BigDecimal sum(List<Line> lines) {
    return lines.stream().map(Line::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void case1AMonthOf720HoursCosts720Hours() {
    tenantIn("UTC");
    vcpuCosts("0.01");

    List<Line> records =
        recordsAfter(runs(meters(2, 0, 0), "2026-06-01T00:00:00Z"), "2026-07-01T00:00:00Z");

    assertThat(records).hasSize(720);
    assertThat(costs(records)).containsOnly("0.02");
    assertThat(sum(records)).isEqualByComparingTo("14.40");
  }

  @Test
  void case2ADayOf23Hours() {
    tenantIn("Europe/Berlin");
    ramCosts("0.005");

    List<Line> records =
        recordsAfter(runs(meters(0, 4, 0), "2026-03-28T23:00:00Z"), "2026-03-29T22:00:00Z");

    assertThat(seconds(records)).isEqualTo(82_800);
    assertThat(sum(records)).isEqualByComparingTo("0.46");
  }

  @Test
  void case3ADayOf25Hours() {
    tenantIn("Europe/Berlin");
    ramCosts("0.005");

    List<Line> records =
        recordsAfter(runs(meters(0, 4, 0), "2026-10-24T22:00:00Z"), "2026-10-25T23:00:00Z");

    assertThat(seconds(records)).isEqualTo(90_000);
    assertThat(sum(records)).isEqualByComparingTo("0.50");
  }

  @Test
  void case4TheLeapDay() {
    tenantIn("UTC");
    vcpuCosts("0.01");

    List<Line> records =
        recordsAfter(runs(meters(3, 0, 0), "2028-02-29T00:00:00Z"), "2028-03-01T00:00:00Z");

    assertThat(records).hasSize(24);
    assertThat(sum(records)).isEqualByComparingTo("0.72");
  }

  @Test
  void case4TheWholeFebruaryOfALeapYear() {
    tenantIn("UTC");
    vcpuCosts("0.01");

    List<Line> records =
        recordsAfter(runs(meters(1, 0, 0), "2028-02-01T00:00:00Z"), "2028-03-01T00:00:00Z");

    assertThat(records).hasSize(696);
    assertThat(sum(records)).isEqualByComparingTo("6.96");
  }

  @Test
  void case5AResizeAtTheEndOfAMonth() {
    tenantIn("Europe/Berlin");
    vcpuCosts("0.36");
    MeteredCloud.Thing thing = runs(meters(2, 0, 0), "2026-06-30T21:00:00Z");
    cloud.at("2026-06-30T21:59:30Z");
    thing.runs(meters(8, 0, 0));

    List<Line> records = recordsAfter(thing, "2026-06-30T22:00:30Z");

    assertThat(costs(records)).containsExactly("0.714", "0.024", "0.024");
    assertThat(records)
        .extracting(Line::from)
        .containsExactly(
            Instant.parse("2026-06-30T21:00:00Z"),
            Instant.parse("2026-06-30T21:59:30Z"),
            Instant.parse("2026-06-30T22:00:00Z"));
    assertThat(Rounding.toCents(sum(records.subList(0, 2)))).isEqualTo(new BigDecimal("0.74"));
    assertThat(Rounding.toCents(sum(records.subList(2, 3)))).isEqualTo(new BigDecimal("0.02"));
  }

  @Test
  void case6APriceChangeInMidHour() {
    tenantIn("UTC");
    vcpuCosts("0.01");
    cloud.price(plan, Meter.INSTANCE_VCPU, "0.03", Instant.parse("2026-06-01T10:20:00Z"));

    List<Line> records =
        recordsAfter(runs(meters(3, 0, 0), "2026-06-01T10:00:00Z"), "2026-06-01T11:00:00Z");

    assertThat(costs(records)).containsExactly("0.01", "0.06");
  }

  @Test
  void case6APriceThatBeginsWithinASecondHoldsFromTheNextOn() {
    tenantIn("UTC");
    vcpuCosts("0.01");
    cloud.price(plan, Meter.INSTANCE_VCPU, "0.03", Instant.parse("2026-06-01T10:20:00.5Z"));

    List<Line> records =
        recordsAfter(runs(meters(3, 0, 0), "2026-06-01T10:00:00Z"), "2026-06-01T11:00:00Z");

    assertThat(costs(records)).containsExactly("0.010008333333", "0.059975");
  }

  /** The item that gives the allowance back is the invoice's; here the records that it is about. */
  @Test
  void case7RecordsKeepThePriceOfTheirRateWhenAnAllowanceIsUsedUpInMidInterval() {
    tenantIn("UTC");
    vcpuCosts("0.02");
    cloud.free(plan, "100");

    List<Line> records =
        recordsAfter(runs(meters(3, 0, 0), "2026-06-01T00:00:00Z"), "2026-06-02T16:00:00Z");

    assertThat(records).hasSize(40);
    assertThat(costs(records)).containsOnly("0.06");
    assertThat(sum(records)).isEqualByComparingTo("2.40");
  }

  @Test
  void case8AThousandResourcesAtATenthOfACent() {
    tenantIn("UTC");
    vcpuCosts("0.001");
    List<MeteredCloud.Thing> things = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      things.add(runs(meters(1, 0, 0), "2026-06-01T10:00:00Z"));
    }
    cloud.at("2026-06-01T11:00:00Z");
    things.subList(1, 1000).forEach(thing -> thing.runs(MeterSet.NONE));

    List<Line> records = recordsAfter(things.get(0), "2026-06-01T11:00:00Z");

    assertThat(records).hasSize(1000);
    assertThat(costs(records)).containsOnly("0.001");
    assertThat(Rounding.toCents(sum(records))).isEqualTo(new BigDecimal("1.00"));
  }

  @Test
  void case9OneSecond() {
    tenantIn("UTC");
    vcpuCosts("0.01");

    List<Line> records =
        recordsAfter(runs(meters(1, 0, 0), "2026-06-01T10:00:00Z"), "2026-06-01T10:00:01Z");

    assertThat(costs(records)).containsExactly("0.000002777778");
  }
}
