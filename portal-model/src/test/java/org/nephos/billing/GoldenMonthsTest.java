package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.metering.Cuts;
import org.nephos.metering.IntervalDerivation;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteringEvent;
import org.nephos.metering.UsageInterval;

/** Cases that were worked out by hand; the sum beside each is the whole calculation. */
class GoldenMonthsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final List<Rate> rates = new ArrayList<>();
  private final List<MeteringEvent> events = new ArrayList<>();

  private void price(Meter meter, String price, String from) {
    rates.add(Rate.base(UUID.randomUUID(), meter, new BigDecimal(price), Instant.parse(from)));
  }

  private void runs(String at, Map<Meter, BigDecimal> quantities) {
    events.add(new MeteringEvent(events.size() + 1, Instant.parse(at), MeterSet.of(quantities)));
  }

  private void vcpus(String at, int vcpus) {
    runs(at, Map.of(Meter.INSTANCE_VCPU, BigDecimal.valueOf(vcpus)));
  }

  private List<RatedUsage> until(Instant end, ZoneId zone) {
    RateCard card = new RateCard("standard", "EUR", rates);
    IntervalDerivation derivation =
        new IntervalDerivation(Cuts.hours().and(Cuts.months(zone)).and(card));
    return derivation.derive(events, null, end).intervals().stream()
        .map(interval -> Rating.rate(interval, card))
        .toList();
  }

  private static BigDecimal total(List<RatedUsage> usage) {
    return usage.stream()
        .map(each -> each.cost().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static long seconds(List<RatedUsage> usage) {
    return usage.stream().map(RatedUsage::interval).mapToLong(UsageInterval::seconds).sum();
  }

  private static Instant midnight(String date, ZoneId zone) {
    return LocalDate.parse(date).atStartOfDay(zone).toInstant();
  }

  @Test
  void aMonthOf720HoursCosts720Hours() {
    price(Meter.INSTANCE_VCPU, "0.01", "2026-01-01T00:00:00Z");
    vcpus("2026-06-01T00:00:00Z", 1);

    List<RatedUsage> usage = until(Instant.parse("2026-07-01T00:00:00Z"), ZoneId.of("UTC"));

    // 30 × 24 h = 720 records of one hour; 720 × 0.01 = 7.20
    assertThat(usage).hasSize(720);
    assertThat(total(usage)).isEqualByComparingTo("7.20");
  }

  @Test
  void theDayOnWhichSummerTimeBeginsHas23Hours() {
    price(Meter.INSTANCE_VCPU, "0.01", "2026-01-01T00:00:00Z");
    runsFrom(midnight("2026-03-29", BERLIN));

    List<RatedUsage> usage = until(midnight("2026-03-30", BERLIN), BERLIN);

    // 29 March 2026 in Berlin: 23:00Z to 22:00Z, 23 × 3600 = 82800 s, 0.23
    assertThat(seconds(usage)).isEqualTo(82_800);
    assertThat(total(usage)).isEqualByComparingTo("0.23");
  }

  @Test
  void theDayOnWhichSummerTimeEndsHas25Hours() {
    price(Meter.INSTANCE_VCPU, "0.01", "2026-01-01T00:00:00Z");
    runsFrom(midnight("2026-10-25", BERLIN));

    List<RatedUsage> usage = until(midnight("2026-10-26", BERLIN), BERLIN);

    // 25 × 3600 = 90000 s, 0.25
    assertThat(seconds(usage)).isEqualTo(90_000);
    assertThat(total(usage)).isEqualByComparingTo("0.25");
  }

  private void runsFrom(Instant start) {
    vcpus(start.toString(), 1);
  }

  @Test
  void marchInBerlinIsOneHourShorterThan31Days() {
    price(Meter.INSTANCE_VCPU, "0.01", "2026-01-01T00:00:00Z");
    runsFrom(midnight("2026-03-01", BERLIN));

    List<RatedUsage> usage = until(midnight("2026-04-01", BERLIN), BERLIN);

    // 31 × 24 − 1 = 743
    assertThat(total(usage)).isEqualByComparingTo("7.43");
  }

  @Test
  void aLeapDayIsADay() {
    price(Meter.INSTANCE_VCPU, "0.01", "2026-01-01T00:00:00Z");
    vcpus("2028-02-29T00:00:00Z", 2);

    List<RatedUsage> usage = until(Instant.parse("2028-03-01T00:00:00Z"), ZoneId.of("UTC"));

    // 24 × 2 × 0.01
    assertThat(usage).hasSize(24);
    assertThat(total(usage)).isEqualByComparingTo("0.48");
  }

  @Test
  void februaryOfALeapYearHas696Hours() {
    price(Meter.INSTANCE_VCPU, "0.01", "2026-01-01T00:00:00Z");
    vcpus("2028-02-01T00:00:00Z", 1);

    List<RatedUsage> usage = until(Instant.parse("2028-03-01T00:00:00Z"), ZoneId.of("UTC"));

    assertThat(total(usage)).isEqualByComparingTo("6.96");
  }

  @Test
  void aPriceThatChangesInMidHourSplitsTheHour() {
    price(Meter.INSTANCE_VCPU, "0.01", "2026-01-01T00:00:00Z");
    price(Meter.INSTANCE_VCPU, "0.03", "2026-06-01T10:20:00Z");
    vcpus("2026-06-01T10:00:00Z", 3);

    List<RatedUsage> usage = until(Instant.parse("2026-06-01T11:00:00Z"), ZoneId.of("UTC"));

    // 3 × 1200 × 0.01 / 3600 = 0.01; 3 × 2400 × 0.03 / 3600 = 0.06
    assertThat(usage)
        .extracting(each -> each.cost().amount().stripTrailingZeros().toPlainString())
        .containsExactly("0.01", "0.06");
    assertThat(usage).extracting(each -> each.interval().seconds()).containsExactly(1200L, 2400L);
  }

  @Test
  void aPriceChangeOfOneMeterLeavesTheOthersWhole() {
    price(Meter.INSTANCE_VCPU, "0.01", "2026-06-01T10:20:00Z");
    runs(
        "2026-06-01T10:00:00Z",
        Map.of(Meter.INSTANCE_VCPU, BigDecimal.ONE, Meter.INSTANCE_DISK, BigDecimal.valueOf(10)));

    List<RatedUsage> usage = until(Instant.parse("2026-06-01T11:00:00Z"), ZoneId.of("UTC"));

    assertThat(usage)
        .extracting(each -> each.interval().meter())
        .containsExactly(Meter.INSTANCE_VCPU, Meter.INSTANCE_VCPU, Meter.INSTANCE_DISK);
  }

  @Test
  void whatHasNoRateYetCostsNothingAndIsStillRecorded() {
    vcpus("2026-06-01T10:00:00Z", 1);

    List<RatedUsage> usage = until(Instant.parse("2026-06-01T10:00:07Z"), ZoneId.of("UTC"));

    assertThat(usage)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.rateId()).isNull();
              assertThat(each.cost().amount()).isEqualByComparingTo("0");
              assertThat(each.interval().seconds()).isEqualTo(7);
            });
  }

  @Test
  void aResizeInTheLastSecondOfTheMonthCostsThatSecond() {
    price(Meter.INSTANCE_VCPU, "3.6", "2026-01-01T00:00:00Z");
    vcpus("2026-06-30T23:59:58Z", 1);
    vcpus("2026-06-30T23:59:59Z", 4);

    List<RatedUsage> usage = until(Instant.parse("2026-07-01T00:00:00Z"), ZoneId.of("UTC"));

    // 1 s × 0.001 + 1 s × 4 × 0.001
    assertThat(total(usage)).isEqualByComparingTo("0.005");
  }

  @Test
  void twoStepsInOneSecondLeaveNoRecordBetweenThem() {
    vcpus("2026-06-01T10:00:00Z", 1);
    vcpus("2026-06-01T10:00:05Z", 2);
    vcpus("2026-06-01T10:00:05Z", 3);
    events.add(new MeteringEvent(9, Instant.parse("2026-06-01T10:00:09Z"), MeterSet.NONE));

    List<RatedUsage> usage = until(Instant.parse("2026-06-01T12:00:00Z"), ZoneId.of("UTC"));

    assertThat(usage)
        .extracting(each -> each.interval().quantity().intValue())
        .containsExactly(1, 3);
    assertThat(seconds(usage)).isEqualTo(9);
  }

  @Test
  void theMonthInKolkataEndsAtHalfPastAnHourOfUtc() {
    vcpus("2026-04-30T18:00:00Z", 1);

    List<RatedUsage> usage =
        until(Instant.parse("2026-04-30T19:00:00Z"), ZoneId.of("Asia/Kolkata"));

    assertThat(usage)
        .extracting(each -> each.interval().to())
        .containsExactly(
            Instant.parse("2026-04-30T18:30:00Z"), Instant.parse("2026-04-30T19:00:00Z"));
  }

  @Test
  void aThousandResourcesAtATenthOfACentAreNotLostToRounding() {
    price(Meter.INSTANCE_VCPU, "0.001", "2026-01-01T00:00:00Z");
    vcpus("2026-06-01T10:00:00Z", 1);
    BigDecimal one = total(until(Instant.parse("2026-06-01T11:00:00Z"), ZoneId.of("UTC")));

    BigDecimal all = one.multiply(BigDecimal.valueOf(1000));

    // each would be 0.00 if it were rounded by itself
    assertThat(Rounding.toCents(one)).isEqualByComparingTo("0.00");
    assertThat(Rounding.toCents(all)).isEqualByComparingTo("1.00");
  }

  @Test
  void aClockThatWentBackMakesNoNegativeInterval() {
    vcpus("2026-06-01T10:00:00Z", 1);

    IntervalDerivation.Derived derived =
        new IntervalDerivation(Cuts.hours())
            .derive(
                events,
                Instant.parse("2026-06-01T11:00:00Z"),
                Instant.parse("2026-06-01T10:30:00Z"));

    assertThat(derived.intervals()).isEmpty();
    assertThat(derived.until()).isEqualTo("2026-06-01T11:00:00Z");
  }
}
