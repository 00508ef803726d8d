package org.nephos.web.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.RuleState;

class RateTimelineTest {
  private static final Instant NOW = Instant.parse("2026-07-02T00:00:00Z");

  private static RateView rate(String zone, String from, String to) {
    Instant begin = Instant.parse(from);
    Instant end = to == null ? null : Instant.parse(to);
    return new RateView(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "EUR",
        "instance.vcpu",
        "vCPU",
        null,
        null,
        null,
        null,
        zone,
        null,
        BigDecimal.ONE,
        BigDecimal.ZERO,
        List.of(),
        TaxCategory.STANDARD,
        begin,
        end,
        RuleState.at(begin, end, NOW));
  }

  /** From 1 January to the end of the month three after now: 304 days, of which 181 have passed. */
  @Test
  void rates_that_follow_one_another_share_a_row_and_lie_where_they_hold() {
    RateTimeline line =
        RateTimeline.of(
            List.of(
                rate(null, "2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z"),
                rate(null, "2026-07-01T00:00:00Z", null),
                rate("sim", "2026-01-01T00:00:00Z", null)),
            NOW);

    assertThat(line.rows()).hasSize(2);
    assertThat(line.rows().get(0).bars())
        .extracting(RateTimeline.Bar::x)
        .containsExactly("0.00%", "59.54%");
    assertThat(line.rows().get(0).bars())
        .extracting(RateTimeline.Bar::width)
        .containsExactly("59.54%", "40.46%");
    assertThat(line.rows().get(1).bars())
        .extracting(RateTimeline.Bar::width)
        .containsExactly("100.00%");
    assertThat(line.now()).isEqualTo("59.87%");
    assertThat(line.ticks())
        .extracting(RateTimeline.Tick::month)
        .containsExactly(
            LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1));
  }

  @Test
  void what_ended_long_ago_has_no_bar_and_what_is_short_is_wide_enough_to_be_seen() {
    RateTimeline line =
        RateTimeline.of(
            List.of(
                rate(null, "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
                rate(null, "2026-07-01T00:00:00Z", "2026-07-01T00:01:00Z")),
            NOW);

    assertThat(line.rows().get(0).bars())
        .extracting(RateTimeline.Bar::width)
        .containsExactly("0.80%");
  }

  @Test
  void a_plan_without_rates_has_no_rows() {
    assertThat(RateTimeline.of(List.of(), NOW).rows()).isEmpty();
  }
}
