package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.driver.DriverException;
import org.nephos.driver.DriverProvider;
import org.nephos.driver.FailureKind;
import org.nephos.driver.HypervisorDriver;

class SettingsTest {

  @Test
  void theProviderIsFoundByItsName() {
    DriverProvider provider =
        ServiceLoader.load(DriverProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.name().equals("simulator"))
            .findAny()
            .orElseThrow();
    try (HypervisorDriver driver = provider.open(Clock.systemUTC(), Map.of())) {
      assertThat(driver.name()).isEqualTo("simulator");
    }
  }

  @Test
  void everySettingHasADefault() {
    SimulatorSettings settings = SimulatorSettings.of(Map.of());
    assertThat(settings.latency()).isEqualTo(Duration.ofMillis(300));
    assertThat(settings.stopLatency()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.journal()).isEmpty();
  }

  @Test
  void settingsAreReadByName() {
    SimulatorSettings settings =
        SimulatorSettings.of(
            Map.of(
                "latency", "PT0S",
                "stop-latency", "PT1M",
                "call-timeout", "PT3S",
                "journal", "/var/lib/sim.journal"));
    assertThat(settings.latency()).isZero();
    assertThat(settings.stopLatency()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.journal()).contains(Path.of("/var/lib/sim.journal"));
  }

  @Test
  void whatIsNotUnderstoodIsRefused() {
    for (Map<String, String> bad :
        List.of(
            Map.of("latncy", "PT0S"),
            Map.of("latency", "0.3"),
            Map.of("latency", "-PT1S"),
            Map.of("stop-latency", "-PT1S"),
            Map.of("call-timeout", "PT0S"),
            Map.of("latency", "PT30S"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> SimulatorSettings.of(bad));
    }
  }

  @Test
  void aHostHasTheFiguresOfItsUriOrTheDefaults() {
    assertThat(HostFigures.of("sim://sim-01"))
        .isEqualTo(new HostFigures("sim-01", 64, 262_144, 4_096));
    assertThat(HostFigures.of("sim://rack_7?vcpus=8&ramMib=1024&diskGib=20"))
        .isEqualTo(new HostFigures("rack_7", 8, 1024, 20));
    assertThat(HostFigures.of("sim://a?diskGib=5")).isEqualTo(new HostFigures("a", 64, 262_144, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sim:",
        "sim:///x",
        "qemu:///system",
        "sim://a?vcpus=0",
        "sim://a?vcpus=-1",
        "sim://a?vcpus=1.5",
        "sim://a?vcpus=99999999999",
        "sim://a?vcpus",
        "sim://a?cores=3",
        "sim://a b"
      })
  void aUriThatIsNotOursIsInvalid(String uri) {
    DriverException refusal =
        catchThrowableOfType(DriverException.class, () -> HostFigures.of(uri));
    assertThat(refusal.kind()).isEqualTo(FailureKind.INVALID);
  }
}
