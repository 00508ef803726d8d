package org.nephos.web.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nephos.invoice.api.RevenueView;

class RevenueSumTest {
  @Test
  void each_column_adds_up_what_is_shown_in_it() {
    RevenueSum sum =
        RevenueSum.of(
            List.of(
                month(1, 2, "100.00", "19.00", "119.00", "-10.00", "50.00", "57.10", "57.10"),
                month(2, 1, "0.01", "0.00", "0.01", "0.00", "0.00", "0.01", "0.00")));

    assertThat(sum)
        .isEqualTo(
            new RevenueSum(
                3,
                new BigDecimal("100.01"),
                new BigDecimal("19.00"),
                new BigDecimal("119.01"),
                new BigDecimal("-10.00"),
                new BigDecimal("50.00"),
                new BigDecimal("57.11"),
                new BigDecimal("57.10")));
  }

  private static RevenueView month(int month, int invoices, String... amounts) {
    return new RevenueView(
        YearMonth.of(2026, month),
        "EUR",
        invoices,
        new BigDecimal(amounts[0]),
        new BigDecimal(amounts[1]),
        new BigDecimal(amounts[2]),
        new BigDecimal(amounts[3]),
        new BigDecimal(amounts[4]),
        new BigDecimal(amounts[5]),
        new BigDecimal(amounts[6]));
  }
}
