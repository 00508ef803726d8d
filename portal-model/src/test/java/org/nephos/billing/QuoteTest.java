package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.metering.Cuts;
import org.nephos.metering.IntervalDerivation;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteringEvent;

class QuoteTest {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final MeterSet SMALL =
      MeterSet.of(
          Map.of(
              Meter.INSTANCE_VCPU,
              BigDecimal.valueOf(2),
              Meter.INSTANCE_RAM,
              new BigDecimal("0.125"),
              Meter.INSTANCE_DISK,
              BigDecimal.TEN));

  private static Rate rate(Meter meter, String price, Instant from) {
    return Rate.base(UUID.randomUUID(), meter, new BigDecimal(price), from);
  }

  private static RateCard card() {
    return new RateCard(
        "standard",
        "EUR",
        List.of(
            rate(Meter.INSTANCE_VCPU, "0.0120000000", NEW_YEAR),
            rate(Meter.INSTANCE_RAM, "0.0040000000", NEW_YEAR),
            rate(Meter.INSTANCE_DISK, "0.0001000000", NEW_YEAR),
            rate(Meter.INSTANCE_DISK, "0.0002000000", JUNE)));
  }

  @Test
  void eachMeterIsALineAndTheSumIsExact() {
    Quote quote = Quote.of(SMALL, 3, card(), NEW_YEAR);

    // 6 × 0.012 + 0.375 × 0.004 + 30 × 0.0001 = 0.072 + 0.0015 + 0.003
    assertThat(quote.hourly()).isEqualTo(new BigDecimal("0.0765"));
    assertThat(quote.lines())
        .extracting(line -> line.meter().word() + " " + line.quantity().toPlainString())
        .containsExactly("instance.vcpu 6", "instance.ram 0.375", "instance.disk 30");
    assertThat(quote.lines())
        .extracting(line -> line.hourly().toPlainString())
        .containsExactly("0.072", "0.0015", "0.003");
  }

  @Test
  void aMonthIs730HoursToTheCent() {
    // 0.0765 × 730 = 55.845, half to even
    assertThat(Quote.of(SMALL, 3, card(), NEW_YEAR).monthly()).isEqualTo(new BigDecimal("55.84"));
  }

  @Test
  void thePricesOfTheInstantHold() {
    assertThat(Quote.of(SMALL, 1, card(), JUNE.minusSeconds(1)).priceVersion())
        .isEqualTo("standard@2026-01-01T00:00:00Z");
    assertThat(Quote.of(SMALL, 1, card(), JUNE).priceVersion())
        .isEqualTo("standard@2026-06-01T00:00:00Z");
    assertThat(Quote.of(SMALL, 1, card(), JUNE).hourly()).isEqualTo(new BigDecimal("0.0265"));
  }

  @Test
  void beforeTheFirstRateNothingHasAPrice() {
    Quote quote = Quote.of(SMALL, 1, card(), NEW_YEAR.minusSeconds(1));

    assertThat(quote.hourly()).isEqualByComparingTo("0");
    assertThat(quote.priceVersion()).isEqualTo("standard@none");
  }

  @Test
  void anHourOfUseCostsWhatWasQuoted() {
    Quote quote = Quote.of(SMALL, 1, card(), NEW_YEAR);
    BigDecimal used =
        new IntervalDerivation(Cuts.hours())
                .derive(
                    List.of(new MeteringEvent(1, NEW_YEAR, SMALL)),
                    null,
                    NEW_YEAR.plusSeconds(3600))
                .intervals()
                .stream()
                .map(interval -> Rating.rate(interval, card()).cost().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(used).isEqualByComparingTo(quote.hourly());
  }

  @Test
  void theForecastKnowsOfPriceChangesToCome() {
    Money forecast =
        Rating.forecast(
            MeterSet.of(Map.of(Meter.INSTANCE_DISK, BigDecimal.TEN)),
            TenantCards.of(card()),
            JUNE.minusSeconds(3600),
            JUNE.plusSeconds(3600));

    // 10 × 0.0001 + 10 × 0.0002
    assertThat(forecast.amount()).isEqualByComparingTo("0.003");
  }

  @Test
  void aRateThatBeginsWithinASecondHoldsFromTheNextWholeOne() {
    RateCard card =
        new RateCard(
            "standard", "EUR", List.of(rate(Meter.INSTANCE_VCPU, "0.01", NEW_YEAR.plusMillis(1))));

    assertThat(card.rateAt(Meter.INSTANCE_VCPU, NEW_YEAR)).isEmpty();
    assertThat(card.rateAt(Meter.INSTANCE_VCPU, NEW_YEAR.plusSeconds(1))).isPresent();
    assertThat(card.nextChange(NEW_YEAR)).isEqualTo(NEW_YEAR.plusSeconds(1));
    assertThat(card.nextChange(NEW_YEAR.plusSeconds(1))).isEqualTo(Instant.MAX);
  }
}
