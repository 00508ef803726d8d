package org.nephos.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.nephos.monitoring.CounterStep.Gap;
import org.nephos.monitoring.CounterStep.Reading;

/** From reading to reading. */
class CounterStepTest {
  private static final UUID HOST = UUID.randomUUID();
  private static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");

  private static Reading reading(String boot, int second, long total) {
    return new Reading(HOST, boot, TEN.plusSeconds(second), total);
  }

  private static CounterStep step(Reading before, Reading now) {
    return CounterStep.of(before, now, before != null && now.total() < before.total());
  }

  @Test
  void theFirstReadingCountsNothing() {
    Reading first = reading("a", 0, 5000);

    assertThat(step(null, first)).isEqualTo(new CounterStep(first, 0, null));
  }

  @Test
  void whatCameOnBetweenTwoReadingsOfOneBootIsCounted() {
    Reading now = reading("a", 60, 7500);

    assertThat(step(reading("a", 0, 5000), now)).isEqualTo(new CounterStep(now, 2500, null));
  }

  @Test
  void anotherBootAnotherHostAndALowerCounterAreResets() {
    Reading before = reading("a", 0, 5000);
    Reading elsewhere = new Reading(UUID.randomUUID(), "a", TEN.plusSeconds(60), 9000);

    assertThat(step(before, reading("b", 60, 9000)).gap()).isEqualTo(Gap.RESET);
    assertThat(step(before, elsewhere).gap()).isEqualTo(Gap.RESET);
    assertThat(step(before, reading("a", 60, 4999)).gap()).isEqualTo(Gap.RESET);
    assertThat(CounterStep.of(before, reading("a", 60, 9000), true).gap()).isEqualTo(Gap.RESET);
  }

  @Test
  void aReadingThatIsMissingIsAGapThoughTheCounterWentOn() {
    Reading before = reading("a", 0, 5000);

    assertThat(step(before, reading("a", 180, 6000)).counted()).isEqualTo(1000);
    assertThat(step(before, reading("a", 181, 6000)))
        .isEqualTo(new CounterStep(reading("a", 181, 6000), 0, Gap.MISSED));
  }

  @Test
  void anOlderReadingOfAnotherNodeChangesNothing() {
    Reading before = reading("a", 60, 5000);

    assertThat(step(before, reading("a", 55, 4800))).isEqualTo(new CounterStep(before, 0, null));
  }

  @Test
  void aClockThatGoesBackLosesNothingAndTimeStands() {
    Reading before = reading("a", 3600, 5000);

    assertThat(step(before, reading("a", 60, 5300)))
        .isEqualTo(new CounterStep(reading("a", 3600, 5300), 300, null));
  }

  /** After so many seconds so much more was counted; and perhaps the guest was started again. */
  record Move(int seconds, int more, boolean restarted) {}

  @Provide
  Arbitrary<List<Move>> moves() {
    return Combinators.combine(
            Arbitraries.integers().between(-4000, 400),
            Arbitraries.integers().between(0, 1_000_000),
            Arbitraries.of(false, false, false, true))
        .as(Move::new)
        .list()
        .ofMaxSize(40);
  }

  /** Nothing is counted twice, nothing is made up, and time never goes back. */
  @Property
  void whatIsCountedIsNeverMoreThanWhatWasThere(@ForAll("moves") List<Move> moves) {
    Reading last = reading("boot-0", 0, 0);
    List<Instant> times = new ArrayList<>(List.of(last.at()));
    long there = 0;
    long total = 0;
    long counted = 0;
    int boots = 0;
    int second = 0;
    boolean steady = true;
    for (Move move : moves) {
      second += move.seconds();
      if (move.restarted()) {
        boots++;
        total = 0;
      }
      total += move.more();
      there += move.more();
      CounterStep step = step(last, reading("boot-" + boots, second, total));
      steady &= !move.restarted() && step.gap() == null;
      assertThat(step.counted()).isNotNegative();
      counted += step.counted();
      last = step.reading();
      times.add(last.at());
    }
    assertThat(times).isSorted();
    assertThat(counted).isLessThanOrEqualTo(there);
    if (steady) {
      assertThat(counted).isEqualTo(there);
    }
  }
}
