package org.nephos.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.driver.GuestSample;
import org.nephos.driver.HostSample;
import org.nephos.monitoring.GuestRates.Reading;

class GuestRatesTest {
  private static final UUID HOST = UUID.randomUUID();
  private static final UUID GUEST = UUID.randomUUID();
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final GuestRates rates = new GuestRates(Duration.ofSeconds(15));

  private static HostSample sample(String boot, int second, double cpuSeconds, long rx) {
    GuestSample guest =
        new GuestSample(GUEST, 2, (long) (cpuSeconds * 1e9), 131_072, rx, 2 * rx, 0, 0);
    return new HostSample(boot, START.plusSeconds(second), List.of(guest));
  }

  private List<String> meters(HostSample sample) {
    return rates.next(HOST, sample).stream().map(Reading::meter).toList();
  }

  private static double value(List<Reading> readings, String meter) {
    return readings.stream()
        .filter(reading -> reading.meter().equals(meter))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void aRateIsWhatTwoSamplesDifferByOverTheTimeBetween() {
    rates.next(HOST, sample("a", 0, 10, 5_000));

    List<Reading> readings = rates.next(HOST, sample("a", 5, 15, 55_000));

    // Five seconds of processor in five seconds on two processors.
    assertThat(value(readings, "cpu.percent")).isCloseTo(50, within(0.001));
    assertThat(value(readings, "net.rx")).isCloseTo(10, within(0.001));
    assertThat(value(readings, "net.tx")).isCloseTo(20, within(0.001));
    assertThat(value(readings, "ram.used")).isCloseTo(128, within(0.001));
  }

  @Test
  void theFirstSampleHasNoRates() {
    assertThat(meters(sample("a", 0, 10, 0))).containsExactly("ram.used");
  }

  @Test
  void anotherBootIsAnotherBeginning() {
    meters(sample("a", 0, 10, 0));

    assertThat(meters(sample("b", 5, 15, 0))).containsExactly("ram.used");
    assertThat(meters(sample("b", 10, 16, 0))).contains("cpu.percent");
  }

  @Test
  void aGuestThatWasStartedAgainIsSeenByItsCounters() {
    meters(sample("a", 0, 10, 0));

    assertThat(meters(sample("a", 5, 1, 0))).containsExactly("ram.used");
    assertThat(meters(sample("a", 10, 2, 0))).contains("cpu.percent");
  }

  @Test
  void aMissedSampleIsAGap() {
    meters(sample("a", 0, 10, 0));

    assertThat(meters(sample("a", 20, 12, 0))).containsExactly("ram.used");
  }

  @Test
  void aClockThatWasSetBackMakesNoRates() {
    meters(sample("a", 10, 10, 0));

    assertThat(meters(sample("a", 9, 12, 0))).containsExactly("ram.used");
  }

  @Test
  void noGuestIsBusierThanItsProcessors() {
    meters(sample("a", 0, 10, 0));

    assertThat(value(rates.next(HOST, sample("a", 5, 100, 0)), "cpu.percent")).isEqualTo(100);
  }
}
