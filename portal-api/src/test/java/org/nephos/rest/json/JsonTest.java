package org.nephos.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Moment(Instant at, LocalDate day, BigDecimal amount) {}

  @Test
  void times_days_and_decimals_are_plain_strings() {
    Moment moment =
        new Moment(
            Instant.parse("2026-06-02T12:00:00Z"),
            LocalDate.of(2026, 6, 2),
            new BigDecimal("1E-12"));

    assertThat(Json.text(moment))
        .isEqualTo(
            "{\"at\":\"2026-06-02T12:00:00Z\",\"day\":\"2026-06-02\","
                + "\"amount\":\"0.000000000001\"}");
  }
}
