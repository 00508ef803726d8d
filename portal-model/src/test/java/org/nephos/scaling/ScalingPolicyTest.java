package org.nephos.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingPolicyTest {
  private static final ScalingRule RULE = new ScalingRule("cpu.percent", 70, 30, 60, 1);

  /** A group of 1 to 4 with all of its members at work. */
  private static GroupFigures whole(int size) {
    return new GroupFigures(1, 4, size, size, size, 0, 0, false, false, 0);
  }

  private static GroupLoad load(ScalingRule rule, String mean) {
    return new GroupLoad(rule, mean == null ? null : new BigDecimal(mean));
  }

  private static ScalingVerdict decide(GroupFigures group, String... means) {
    return ScalingPolicy.decide(group, Arrays.stream(means).map(mean -> load(RULE, mean)).toList());
  }

  private static void assertHolds(ScalingVerdict verdict, ScalingReason reason) {
    assertThat(verdict.action()).isEqualTo(ScalingAction.HOLD);
    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.create()).isZero();
    assertThat(verdict.remove()).isZero();
  }

  @Test
  void itGrowsWhenTheMeanReachesTheUpperThreshold() {
    ScalingVerdict verdict = decide(whole(2), "70");

    assertThat(verdict)
        .isEqualTo(
            new ScalingVerdict(
                ScalingAction.OUT,
                ScalingReason.ABOVE,
                load(RULE, "70"),
                BigDecimal.valueOf(70),
                2,
                3,
                3,
                1,
                0));
  }

  @Test
  void itShrinksWhenTheMeanReachesTheLowerThreshold() {
    ScalingVerdict verdict = decide(whole(3), "30");

    assertThat(verdict)
        .isEqualTo(
            new ScalingVerdict(
                ScalingAction.IN,
                ScalingReason.BELOW,
                load(RULE, "30"),
                BigDecimal.valueOf(30),
                3,
                2,
                2,
                0,
                1));
  }

  @Test
  void betweenTheThresholdsItStays() {
    assertHolds(decide(whole(2), "69.9999"), ScalingReason.STEADY);
    assertHolds(decide(whole(2), "30.0001"), ScalingReason.STEADY);
  }

  @Test
  void itStaysAtItsGreatestSizeAndSaysSo() {
    ScalingVerdict verdict = decide(whole(4), "100");

    assertHolds(verdict, ScalingReason.AT_MAX);
    assertThat(verdict.load().mean()).isEqualByComparingTo("100");
    assertThat(verdict.threshold()).isEqualByComparingTo("70");
  }

  @Test
  void itStaysAtItsLeastSizeAndSaysSo() {
    assertHolds(decide(whole(1), "0"), ScalingReason.AT_MIN);
  }

  @Test
  void aStepEndsAtTheBorder() {
    ScalingRule leap = new ScalingRule("cpu.percent", 70, 30, 60, 10);

    ScalingVerdict up = ScalingPolicy.decide(whole(3), List.of(load(leap, "90")));
    ScalingVerdict down = ScalingPolicy.decide(whole(3), List.of(load(leap, "10")));

    assertThat(up.desired()).isEqualTo(4);
    assertThat(up.create()).isEqualTo(1);
    assertThat(down.desired()).isEqualTo(1);
    assertThat(down.remove()).isEqualTo(2);
  }

  @Test
  void duringThePauseAfterAChangeNothingFollowsTheLoad() {
    GroupFigures cooling = new GroupFigures(1, 4, 2, 2, 2, 0, 0, true, false, 0);

    assertHolds(decide(cooling, "90"), ScalingReason.COOLDOWN);
    assertHolds(decide(cooling, "10"), ScalingReason.COOLDOWN);
    assertHolds(decide(cooling, "50"), ScalingReason.STEADY);
  }

  @Test
  void withoutSamplesItStays() {
    assertHolds(decide(whole(2), (String) null), ScalingReason.NO_DATA);
  }

  @Test
  void withoutRulesItStays() {
    ScalingVerdict verdict = decide(whole(2));

    assertHolds(verdict, ScalingReason.STEADY);
    assertThat(verdict.load()).isNull();
  }

  @Test
  void oneRuleIsEnoughToGrow() {
    assertThat(decide(whole(2), "10", "80").action()).isEqualTo(ScalingAction.OUT);
    assertThat(decide(whole(2), null, "80").action()).isEqualTo(ScalingAction.OUT);
  }

  @Test
  void allRulesTogetherShrink() {
    assertHolds(decide(whole(2), "10", "50"), ScalingReason.STEADY);
    assertHolds(decide(whole(2), "10", null), ScalingReason.NO_DATA);
    assertThat(decide(whole(2), "10", "20").action()).isEqualTo(ScalingAction.IN);
  }

  @Test
  void ofSeveralStepsTheLargestGrowsAndTheSmallestShrinks() {
    ScalingRule leap = new ScalingRule("cpu.percent", 70, 30, 60, 2);

    ScalingVerdict up = ScalingPolicy.decide(whole(1), List.of(load(RULE, "80"), load(leap, "80")));
    ScalingVerdict down =
        ScalingPolicy.decide(whole(4), List.of(load(leap, "20"), load(RULE, "20")));

    assertThat(up.desired()).isEqualTo(3);
    assertThat(down.desired()).isEqualTo(3);
  }

  @Test
  void aNewGroupIsFilled() {
    ScalingVerdict verdict =
        decide(new GroupFigures(2, 4, 3, 0, 0, 0, 0, false, false, 0), (String) null);

    assertThat(verdict.action()).isEqualTo(ScalingAction.OUT);
    assertThat(verdict.reason()).isEqualTo(ScalingReason.BELOW_MIN);
    assertThat(verdict.create()).isEqualTo(3);
  }

  @Test
  void whatIsMissingIsMadeEvenDuringThePause() {
    ScalingVerdict verdict = decide(new GroupFigures(1, 4, 3, 2, 2, 0, 0, true, false, 0), "10");

    assertThat(verdict.reason()).isEqualTo(ScalingReason.BELOW_DESIRED);
    assertThat(verdict.create()).isEqualTo(1);
  }

  @Test
  void whatIsTooMuchLeaves() {
    ScalingVerdict verdict = decide(new GroupFigures(1, 4, 2, 4, 4, 0, 0, false, false, 0), "100");

    assertThat(verdict.reason()).isEqualTo(ScalingReason.ABOVE_DESIRED);
    assertThat(verdict.remove()).isEqualTo(2);
  }

  @Test
  void aLostMemberIsReplacedWhileThereIsRoom() {
    ScalingVerdict verdict = decide(new GroupFigures(1, 4, 3, 3, 2, 0, 1, true, false, 0), "50");

    assertThat(verdict.action()).isEqualTo(ScalingAction.REPLACE);
    assertThat(verdict.reason()).isEqualTo(ScalingReason.MEMBER_LOST);
    assertThat(verdict.from()).isEqualTo(2);
    assertThat(verdict.to()).isEqualTo(3);
    assertThat(verdict.create()).isEqualTo(1);
    assertThat(verdict.desired()).isEqualTo(3);
  }

  @Test
  void inAFullGroupTheLostMemberGoesFirst() {
    ScalingVerdict lost = decide(new GroupFigures(1, 4, 4, 4, 3, 0, 1, false, false, 0), "50");
    assertThat(lost.action()).isEqualTo(ScalingAction.REPLACE);
    assertThat(lost.create()).isZero();

    ScalingVerdict leaving = decide(new GroupFigures(1, 4, 4, 4, 3, 0, 0, false, false, 0), "50");
    assertHolds(leaving, ScalingReason.WAITING);

    ScalingVerdict gone = decide(new GroupFigures(1, 4, 4, 3, 3, 0, 0, false, false, 0), "50");
    assertThat(gone.create()).isEqualTo(1);
  }

  @Test
  void theOpenBreakerStopsGrowingAndFillingButNotShrinking() {
    GroupFigures paused = new GroupFigures(1, 4, 3, 2, 2, 0, 0, false, true, 3);

    assertHolds(decide(paused, "90"), ScalingReason.BREAKER);
    assertHolds(decide(paused, "50"), ScalingReason.BREAKER);
    ScalingVerdict shrinks = decide(paused, "10");
    assertThat(shrinks.action()).isEqualTo(ScalingAction.IN);
    assertThat(shrinks.desired()).isEqualTo(2);
    assertThat(shrinks.remove()).isZero();
  }

  @Test
  void afterAFailureOneMemberIsTriedAtATime() {
    assertThat(decide(new GroupFigures(1, 4, 4, 1, 1, 0, 0, false, false, 1), "50").create())
        .isEqualTo(1);
    assertHolds(
        decide(new GroupFigures(1, 4, 4, 2, 2, 1, 0, false, false, 1), "50"),
        ScalingReason.WAITING);
  }

  @Test
  void byHandItGoesToTheNewSizeAtOnce() {
    ScalingVerdict more =
        ScalingPolicy.byHand(new GroupFigures(1, 4, 4, 2, 2, 0, 0, true, false, 0), 2);
    ScalingVerdict fewer =
        ScalingPolicy.byHand(new GroupFigures(1, 4, 1, 3, 3, 0, 0, true, false, 0), 3);

    assertThat(more.action()).isEqualTo(ScalingAction.MANUAL);
    assertThat(more.create()).isEqualTo(2);
    assertThat(fewer.remove()).isEqualTo(2);
    assertThat(fewer.from()).isEqualTo(3);
    assertThat(fewer.to()).isEqualTo(1);
  }
}
