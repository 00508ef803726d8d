package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A history that fails is told with its seed, and small. */
class SmallestHistoryTest {
  @Test
  void aHistoryThatFailsForOneLifeIsMadeThatLifeAlone() {
    assertThatThrownBy(
            () ->
                SmallestHistory.check(
                    7,
                    history -> assertThat(history.lives()).noneMatch(life -> life.project() == 2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("seed 7: ")
        .satisfies(
            failure -> {
              String told = failure.getMessage();
              String smallest = told.substring(told.indexOf("The smallest that fails"));
              assertThat(smallest.split("Life\\[", -1)).hasSize(2);
              assertThat(smallest).doesNotContain("Act[");
            });
  }

  @Test
  void aSeedHasOneHistory() {
    assertThat(Histories.of(3)).isEqualTo(Histories.of(3)).isNotEqualTo(Histories.of(4));
  }
}
