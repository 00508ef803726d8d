package org.nephos.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.nephos.billing.Money;

class AmountsTest {
  private final Amounts amounts = new Amounts();

  @Test
  void money_that_is_billed_has_cents() {
    assertThat(amounts.money(new Money(new BigDecimal("41.873"), "EUR"))).isEqualTo("€41.87");
    assertThat(amounts.money(null)).isEmpty();
  }

  @Test
  void less_than_a_cent_is_not_nothing() {
    assertThat(amounts.money(new BigDecimal("0.00123456"), "EUR")).isEqualTo("€0.0012");
    assertThat(amounts.money(new BigDecimal("-0.000066"), "EUR")).isEqualTo("-€0.000066");
    assertThat(amounts.money(new BigDecimal("0.00999"), "EUR")).isEqualTo("€0.01");
    assertThat(amounts.money(new BigDecimal("0.000000000000"), "EUR")).isEqualTo("€0.00");
    assertThat(amounts.money(new BigDecimal("0.01"), "EUR")).isEqualTo("€0.01");
  }

  @Test
  void prices_keep_their_decimals() {
    assertThat(amounts.price(new Money(new BigDecimal("0.0042"), "EUR"))).isEqualTo("€0.0042");
    assertThat(amounts.price(new Money(new BigDecimal("1"), "EUR"))).isEqualTo("€1.00");
  }

  @Test
  void exact_costs_and_quantities_keep_all_their_decimals() {
    assertThat(amounts.exact(new BigDecimal("0.000002777778"), "EUR")).isEqualTo("€0.000002777778");
    assertThat(amounts.exact(new BigDecimal("12.000000000000"), "EUR")).isEqualTo("€12.00");
    assertThat(amounts.quantity(new BigDecimal("1440.333333333333")))
        .isEqualTo("1,440.333333333333");
    assertThat(amounts.quantity(null)).isEmpty();
  }

  @Test
  void sizes_carry_the_unit_that_reads_best() {
    assertThat(amounts.mib(256)).isEqualTo("256 MiB");
    assertThat(amounts.mib(1536)).isEqualTo("1.5 GiB");
    assertThat(amounts.mib(2L * 1024 * 1024)).isEqualTo("2 TiB");
    assertThat(amounts.gib(10)).isEqualTo("10 GiB");
    assertThat(amounts.gib(2048)).isEqualTo("2 TiB");
    assertThat(amounts.bytes(24L << 20)).isEqualTo("24 MiB");
  }

  @Test
  void quota_amounts_have_the_unit_of_their_resource() {
    assertThat(amounts.quota("ramMib", 2048L)).isEqualTo("2 GiB");
    assertThat(amounts.quota("instances", 12L)).isEqualTo("12");
    assertThat(amounts.quota("instances", null)).isEmpty();
  }

  @Test
  void a_bar_never_leaves_its_frame() {
    assertThat(amounts.share(5, 20)).isEqualTo("25.0");
    assertThat(amounts.share(30, 20)).isEqualTo("100.0");
    assertThat(amounts.share(0, 0)).isEqualTo("0");
    assertThat(amounts.share(1, 0)).isEqualTo("100");
  }
}
