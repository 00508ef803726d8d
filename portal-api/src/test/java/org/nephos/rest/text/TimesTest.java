package org.nephos.rest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "PT1H, PT1H",
    "P30D, P30D",
    "P1M, P30D",
    "P1Y, P365D",
    "P2W, P14D",
    "P1Y2M3DT4H5M6.5S, P428DT4H5M6.5S",
    "PT0S, PT0S"
  })
  void a_duration_is_always_as_long(String text, String length) {
    assertThat(Times.duration(text)).hasValue(Duration.parse(length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "1h",
        "P1",
        "PT1",
        "-PT1H",
        "PT-1H",
        "P-1D",
        "P1DT",
        "P9999999999Y",
        "P2147483647Y2147483647Y",
        "PT999999999999999999999H",
        "P1H"
      })
  void what_is_no_duration_is_none(String text) {
    assertThat(Times.duration(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-31T12:00:00Z", "2026-01-31T12:00:00.123456789+02:00"})
  void a_time_is_one_with_its_offset(String text) {
    assertThat(Times.instant(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-02-30T12:00:00Z",
        "1769860800",
        "now",
        "1969-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z"
      })
  void what_is_no_time_is_none(String text) {
    assertThat(Times.instant(text)).isEmpty();
  }
}
