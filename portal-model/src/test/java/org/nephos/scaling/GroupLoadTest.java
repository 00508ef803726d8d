package org.nephos.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupLoadTest {
  private static final ScalingRule RULE = new ScalingRule("cpu.percent", 70, 30, 60, 1);
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private static MemberSamples member(double mean, int first, int last) {
    return new MemberSamples(mean, NOW.minusSeconds(first), NOW.minusSeconds(last));
  }

  private static GroupLoad load(Instant lastChange, MemberSamples... members) {
    return GroupLoad.of(RULE, List.of(members), lastChange, NOW);
  }

  @Test
  void eachMemberHasTheSameWeight() {
    assertThat(load(null, member(90, 59, 1), member(30, 4, 4)).mean()).isEqualByComparingTo("60");
  }

  @Test
  void theMeanIsRoundedToFourDecimals() {
    assertThat(load(null, member(100.0 / 3, 55, 5)).mean()).isEqualByComparingTo("33.3333");
  }

  @Test
  void nothingIsKnownWithoutSamples() {
    assertThat(load(null).mean()).isNull();
  }

  @Test
  void theSamplesMustReachOverBothHalvesOfTheWindow() {
    assertThat(load(null, member(90, 29, 1)).mean()).isNull();
    assertThat(load(null, member(90, 59, 31)).mean()).isNull();
    assertThat(load(null, member(90, 30, 30)).mean()).isNotNull();
  }

  @Test
  void nothingIsDecidedTwiceOnTheSameEvidence() {
    assertThat(load(NOW.minusSeconds(5), member(90, 59, 5)).mean()).isNull();
    assertThat(load(NOW.minusSeconds(6), member(90, 59, 5)).mean()).isNotNull();
  }
}
