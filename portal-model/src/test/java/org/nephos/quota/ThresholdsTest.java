package org.nephos.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  @Test
  void whatIsSetIsReadInOrderAndNothingIsTheUsual() {
    assertThat(Thresholds.parse(" 95, 80,50 ").percents()).containsExactly(50, 80, 95);
    assertThat(Thresholds.parse(null)).isEqualTo(Thresholds.USUAL);
    assertThat(Thresholds.parse("")).isEqualTo(Thresholds.USUAL);
  }

  @Test
  void whatIsNoThresholdIsRefused() {
    for (String text : List.of("0", "101", "eighty", "80,,95", "80.5", "1,2,3,4,5,6")) {
      assertThatThrownBy(() -> Thresholds.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aThresholdIsReachedAtItsShareAndNotBefore() {
    assertThat(Thresholds.USUAL.reached(40L, 31)).isEmpty();
    assertThat(Thresholds.USUAL.reached(40L, 32)).containsExactly(80);
    assertThat(Thresholds.USUAL.reached(40L, 38)).containsExactly(80, 95);
    assertThat(Thresholds.USUAL.reached(40L, 400)).containsExactly(80, 95);
  }

  @Test
  void noLimitIsNeverNearAndNoneOfNothingIsNoUse() {
    assertThat(Thresholds.USUAL.reached(null, 1_000_000)).isEmpty();
    assertThat(Thresholds.USUAL.reached(0L, 0)).isEmpty();
    assertThat(Thresholds.USUAL.reached(0L, 1)).containsExactly(80, 95);
  }
}
