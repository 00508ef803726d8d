package org.nephos.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ScalingPolicyPropertyTest {

  /** Any group that the rules on groups allow, drawn from a seed. */
  private static GroupFigures anyGroup(Random random) {
    int max = 1 + random.nextInt(12);
    int min = random.nextInt(max + 1);
    int counted = random.nextInt(max + 1);
    int lost = random.nextInt(counted + 1);
    int serving = random.nextInt(counted - lost + 1);
    return new GroupFigures(
        min,
        max,
        min + random.nextInt(max - min + 1),
        counted,
        serving,
        random.nextInt(serving + 1),
        lost,
        random.nextBoolean(),
        random.nextInt(4) == 0,
        random.nextInt(4));
  }

  private static List<GroupLoad> anyLoads(Random random) {
    return random
        .ints(random.nextInt(4), 0, 130)
        .mapToObj(
            mean ->
                new GroupLoad(
                    new ScalingRule("cpu.percent", 60, 40, 60, 1 + random.nextInt(10)),
                    mean > 100 ? null : BigDecimal.valueOf(mean)))
        .toList();
  }

  @Property(tries = 5000)
  void noDecisionPassesTheBorders(@ForAll long seed) {
    Random random = new Random(seed);
    GroupFigures group = anyGroup(random);

    ScalingVerdict verdict = ScalingPolicy.decide(group, anyLoads(random));

    assertThat(verdict.desired()).isBetween(group.min(), group.max());
    assertThat(verdict.create()).isNotNegative();
    assertThat(group.counted() + verdict.create()).isLessThanOrEqualTo(group.max());
    assertThat(verdict.remove()).isBetween(0, group.serving());
    if (verdict.remove() > 0) {
      assertThat(group.serving() - verdict.remove())
          .isGreaterThanOrEqualTo(Math.min(group.serving(), group.min()));
      assertThat(verdict.create()).isZero();
    }
    if (verdict.action() == ScalingAction.HOLD) {
      assertThat(verdict.create() + verdict.remove()).isZero();
      assertThat(verdict.from()).isEqualTo(verdict.to());
    }
    if (group.paused()) {
      assertThat(verdict.create()).isZero();
      assertThat(verdict.desired()).isLessThanOrEqualTo(group.desired());
    }
    if (group.cooling()) {
      assertThat(verdict.desired()).isEqualTo(group.desired());
    }
  }

  @Property(tries = 2000)
  void byHandTheBordersHoldToo(@ForAll long seed) {
    GroupFigures group = anyGroup(new Random(seed));

    ScalingVerdict verdict = ScalingPolicy.byHand(group, group.min());

    assertThat(group.counted() + verdict.create()).isLessThanOrEqualTo(group.max());
    assertThat(verdict.remove()).isBetween(0, group.serving());
  }

  /** A group that lives through random loads, slow deletions and broken members. */
  private static final class Life {
    private final Random random;
    private final int min;
    private final int max;
    private int desired;
    private int serving;
    private int lost;
    private int leaving;

    Life(Random random, int min, int max) {
      this.random = random;
      this.min = min;
      this.max = max;
      this.desired = min;
    }

    void turn(int percent) {
      int counted = serving + lost + leaving;
      GroupFigures figures =
          new GroupFigures(min, max, desired, counted, serving, 0, lost, false, false, 0);
      BigDecimal mean = serving == 0 ? null : BigDecimal.valueOf(Math.min(100, percent / serving));
      ScalingVerdict verdict =
          ScalingPolicy.decide(
              figures, List.of(new GroupLoad(new ScalingRule("cpu.percent", 70, 20, 60, 2), mean)));
      desired = verdict.desired();
      if (verdict.action() == ScalingAction.REPLACE) {
        leaving += lost;
        lost = 0;
      }
      serving += verdict.create() - verdict.remove();
      leaving += verdict.remove();
      assertThat(serving + lost + leaving).isLessThanOrEqualTo(max);
      assertThat(desired).isBetween(min, max);
    }

    void trouble() {
      if (serving > 0 && random.nextInt(3) == 0) {
        serving--;
        lost++;
      }
      leaving -= random.nextInt(leaving + 1);
    }
  }

  @Property(tries = 500)
  void aLifeStaysWithinTheBordersAndEndsAtTheWantedSize(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int max) {
    Random random = new Random(seed);
    Life life = new Life(random, random.nextInt(max + 1), max);
    for (int i = 0; i < 60; i++) {
      life.turn(random.nextInt(3000));
      life.trouble();
    }
    life.leaving = 0;
    for (int i = 0; i < 60; i++) {
      life.turn(life.serving * 50);
      life.leaving = 0;
    }

    assertThat(life.serving).isEqualTo(life.desired);
    assertThat(life.lost).isZero();
  }
}
