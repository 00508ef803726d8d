package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.nephos.driver.DriverProvider;

class LibvirtSettingsTest {

  @Test
  void whatIsNotSetHasItsDefault() {
    LibvirtSettings settings = LibvirtSettings.of(Map.of("pool-dir", " "));
    assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.poolDir()).isEqualTo("/var/lib/libvirt/images/nephos");
  }

  @Test
  void whatIsSetIsTaken() {
    assertThat(LibvirtSettings.of(Map.of("call-timeout", "PT3S")).callTimeout())
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void unknownNamesAndBadValuesAreRefused() {
    for (Map<String, String> bad :
        List.of(
            Map.of("call-timout", "PT3S"),
            Map.of("call-timeout", "PT0S"),
            Map.of("pool-dir", "images"),
            Map.of("pool-dir", "/a/../b"),
            Map.of("pool-name", "a/b"),
            Map.of("lease-time", "PT30S"),
            Map.of("host-threads", "50"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> LibvirtSettings.of(bad));
    }
  }

  @Test
  void theDriverIsFoundByItsName() {
    DriverProvider provider =
        ServiceLoader.load(DriverProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(p -> p.name().equals("libvirt"))
            .findAny()
            .orElseThrow();
    try (var driver = provider.open(Clock.systemUTC(), Map.of())) {
      assertThat(driver.name()).isEqualTo("libvirt");
    }
  }
}
