package org.nephos.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetFiguresTest {
  private static BudgetFigures figures(String amount, String spent, String forecast) {
    return new BudgetFigures(
        new BigDecimal(amount), new BigDecimal(spent), new BigDecimal(forecast));
  }

  private static BudgetThreshold actual(int percent) {
    return new BudgetThreshold(BudgetBasis.ACTUAL, percent);
  }

  private static BudgetThreshold forecast(int percent) {
    return new BudgetThreshold(BudgetBasis.FORECAST, percent);
  }

  private static BudgetVerdict judge(String amount, String spent, String order) {
    return figures(amount, spent, spent).judge(new BigDecimal(order));
  }

  @Test
  void aThresholdIsReachedAtItsShareAndNotAHairBefore() {
    assertThat(figures("100.00", "79.999999999999", "0").reaches(actual(80))).isFalse();
    assertThat(figures("100.00", "80", "0").reaches(actual(80))).isTrue();
    assertThat(figures("0.03", "0.01", "0").reaches(actual(33))).isTrue();
    assertThat(figures("0.03", "0.01", "0").reaches(actual(34))).isFalse();
  }

  @Test
  void eachBasisLooksAtItsOwnFigureAndTheLowestReachedComesFirst() {
    BudgetFigures figures = figures("10", "9", "25");

    assertThat(
            figures.reached(
                List.of(forecast(250), actual(90), forecast(251), actual(50), actual(91))))
        .containsExactly(actual(50), actual(90), forecast(250));
  }

  @Test
  void nothingSpentReachesNothing() {
    assertThat(figures("10", "0", "0").reached(List.of(actual(1), forecast(1)))).isEmpty();
  }

  @Test
  void anOrderIsRefusedWhenAllIsSpentHoweverLittleItCosts() {
    assertThat(judge("10", "10", "0")).isEqualTo(BudgetVerdict.USED_UP);
    assertThat(judge("10", "12", "1")).isEqualTo(BudgetVerdict.USED_UP);
  }

  @Test
  void anOrderThatJustFitsIsTakenAndOneThatCostsAHairMoreIsNot() {
    assertThat(judge("10", "7.5", "2.5")).isEqualTo(BudgetVerdict.OPEN);
    assertThat(judge("10", "7.5", "2.500000000001")).isEqualTo(BudgetVerdict.TOO_SMALL);
  }

  @Test
  void whatIsLeftAfterAnOrderCountsWhatNowRunsAndMayBeLessThanNothing() {
    assertThat(figures("10", "2", "6").leftAfter(new BigDecimal("3"))).isEqualTo("1");
    assertThat(figures("10", "2", "6").leftAfter(new BigDecimal("5.5"))).isEqualTo("-1.5");
  }

  @Test
  void itsWordIsTheWorstThatHolds() {
    assertThat(figures("10", "7.99", "10").standing()).isEqualTo(BudgetStanding.WITHIN);
    assertThat(figures("10", "8", "10").standing()).isEqualTo(BudgetStanding.NEAR);
    assertThat(figures("10", "1", "10.01").standing()).isEqualTo(BudgetStanding.FORECAST_OVER);
    assertThat(figures("10", "10", "99").standing()).isEqualTo(BudgetStanding.USED_UP);
  }

  @Test
  void aThresholdIsAtOneToAThousandPerCent() {
    assertThatThrownBy(() -> actual(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> forecast(1001)).isInstanceOf(IllegalArgumentException.class);
    assertThat(forecast(1000).percent()).isEqualTo(1000);
  }
}
