package org.nephos.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  @Test
  void cents_come_after_a_point_or_a_comma() {
    assertThat(Decimals.read("1250.50")).contains(new BigDecimal("1250.50"));
    assertThat(Decimals.read(" 1250,50 ")).contains(new BigDecimal("1250.50"));
    assertThat(Decimals.read("-7")).contains(new BigDecimal("-7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1,250.50", "1.250,50", "12 EUR", "1e9", "--1", ".5", "٣"})
  void what_could_mean_two_amounts_or_none_is_not_read(String typed) {
    assertThat(Decimals.read(typed)).isEmpty();
  }

  @Test
  void nothing_typed_is_no_amount() {
    assertThat(Decimals.read(null)).isEmpty();
  }
}
