package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;

class RateCardTest {
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
  private static final UUID LARGE = new UUID(0, 1);
  private static final UUID DEBIAN = new UUID(0, 2);

  private static Rate rate(Dimensions narrowedTo, String price, Instant from, Instant to) {
    return new Rate(
        UUID.randomUUID(),
        Meter.INSTANCE_VCPU,
        narrowedTo,
        new BigDecimal(price),
        from,
        to,
        BigDecimal.ZERO,
        List.of(),
        TaxCategory.STANDARD);
  }

  private static Dimensions flavor(UUID id) {
    return new Dimensions(id, null, null, null);
  }

  private static Dimensions zone(String name) {
    return new Dimensions(null, null, name, null);
  }

  private static String price(RateCard card, Dimensions of, Instant at) {
    return card.rateAt(Meter.INSTANCE_VCPU, of, at)
        .map(rate -> rate.unitPrice().toPlainString())
        .orElse("none");
  }

  @Test
  void theRateWithMostDimensionsThatFitHolds() {
    RateCard card =
        new RateCard(
            "standard",
            "EUR",
            List.of(
                rate(Dimensions.NONE, "1", MAY, null),
                rate(flavor(LARGE), "2", MAY, null),
                rate(new Dimensions(LARGE, null, "west", null), "3", MAY, null)));

    assertThat(price(card, Dimensions.NONE, JUNE)).isEqualTo("1");
    assertThat(price(card, zone("west"), JUNE)).isEqualTo("1");
    assertThat(price(card, new Dimensions(LARGE, DEBIAN, "east", null), JUNE)).isEqualTo("2");
    assertThat(price(card, new Dimensions(LARGE, DEBIAN, "west", null), JUNE)).isEqualTo("3");
  }

  @Test
  void whereANarrowRateEndsTheWiderOneHoldsAgain() {
    RateCard card =
        new RateCard(
            "standard",
            "EUR",
            List.of(rate(Dimensions.NONE, "1", MAY, null), rate(flavor(LARGE), "0.5", MAY, JUNE)));

    assertThat(price(card, flavor(LARGE), JUNE.minusSeconds(1))).isEqualTo("0.5");
    assertThat(price(card, flavor(LARGE), JUNE)).isEqualTo("1");
    assertThat(card.next(Meter.INSTANCE_VCPU, MAY)).isEqualTo(JUNE);
    assertThat(card.version(MAY)).isEqualTo("standard@" + MAY);
    assertThat(card.version(JUNE)).isEqualTo("standard@" + JUNE);
  }

  @Test
  void aRateThatHasEndedIsNotRevivedByTheOneBeforeIt() {
    RateCard card =
        new RateCard(
            "standard",
            "EUR",
            List.of(rate(Dimensions.NONE, "1", MAY, null), rate(Dimensions.NONE, "2", JUNE, JULY)));

    assertThat(price(card, Dimensions.NONE, MAY)).isEqualTo("1");
    assertThat(price(card, Dimensions.NONE, JUNE)).isEqualTo("2");
    assertThat(price(card, Dimensions.NONE, JULY)).isEqualTo("none");
  }

  @Test
  void twoThatCouldBothHoldOverlap() {
    Rate large = rate(flavor(LARGE), "2", MAY, null);
    assertThat(RateOverlap.find(List.of(large), rate(zone("west"), "3", JUNE, null)))
        .contains(large);
    assertThat(RateOverlap.find(List.of(large), rate(flavor(DEBIAN), "3", JUNE, null))).isEmpty();
    assertThat(RateOverlap.find(List.of(large), rate(Dimensions.NONE, "3", MAY, null))).isEmpty();
    assertThat(RateOverlap.find(List.of(large), rate(flavor(LARGE), "3", JUNE, null))).isEmpty();
    assertThat(RateOverlap.find(List.of(large), rate(flavor(LARGE), "3", MAY, null)))
        .contains(large);
  }

  @Test
  void whatHasEndedOrWasFollowedOverlapsNothingAfterwards() {
    Rate ended = rate(flavor(LARGE), "2", MAY, JUNE);
    Rate west = rate(zone("west"), "3", JUNE, null);
    assertThat(RateOverlap.find(List.of(ended), west)).isEmpty();
    Rate first = rate(flavor(LARGE), "2", MAY, null);
    Rate following = rate(flavor(LARGE), "4", JUNE, null);
    assertThat(RateOverlap.find(List.of(first, following), west)).contains(following);
    assertThat(RateOverlap.find(List.of(first, following), rate(zone("west"), "3", MAY, JUNE)))
        .contains(first);
  }

  @Test
  void dimensionsAreReadAsTheyAreWritten() {
    Dimensions all = new Dimensions(LARGE, DEBIAN, "west", "fast");
    assertThat(Dimensions.ofText(all.toText())).isEqualTo(all);
    assertThat(Dimensions.ofText(null)).isEqualTo(Dimensions.NONE);
    assertThat(Dimensions.ofText(Dimensions.NONE.toText())).isEqualTo(Dimensions.NONE);
  }

  @Provide
  Arbitrary<Dimensions> dimensions() {
    return Combinators.combine(
            Arbitraries.of(LARGE, DEBIAN).injectNull(0.5),
            Arbitraries.of(LARGE, DEBIAN).injectNull(0.5),
            Arbitraries.of("west", "east").injectNull(0.5),
            Arbitraries.of("fast", "slow").injectNull(0.7))
        .as(Dimensions::new);
  }

  @Provide
  Arbitrary<Rate> someRate() {
    return Combinators.combine(
            dimensions(),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(1, 9))
        .as(
            (of, from, length) ->
                rate(
                    of,
                    String.valueOf(from + 1),
                    MAY.plusSeconds(from),
                    length == 9 ? null : MAY.plusSeconds(from + (long) length)));
  }

  /** In a plan that is free of overlaps there is never a choice between equals. */
  @Property(tries = 300)
  void whatIsFreeOfOverlapsHasOnePriceAtEachSecond(
      @ForAll("someRates") List<Rate> candidates, @ForAll("dimensions") Dimensions of) {
    List<Rate> plan = new ArrayList<>();
    for (Rate candidate : candidates) {
      if (RateOverlap.find(plan, candidate).isEmpty()) {
        plan.add(candidate);
      }
    }
    RateCard card = new RateCard("p", "EUR", plan);
    for (int second = 0; second < 32; second++) {
      Instant at = MAY.plusSeconds(second);
      List<Rate> fit =
          plan.stream()
              .filter(rate -> rate.narrowedTo().fits(of) && rate.holdsAt(at))
              .filter(rate -> isNotFollowed(rate, plan, at))
              .toList();
      int most = fit.stream().mapToInt(rate -> rate.narrowedTo().count()).max().orElse(-1);
      List<Rate> best = fit.stream().filter(rate -> rate.narrowedTo().count() == most).toList();
      assertThat(best).hasSizeLessThanOrEqualTo(1);
      assertThat(card.rateAt(Meter.INSTANCE_VCPU, of, at))
          .isEqualTo(best.isEmpty() ? Optional.empty() : Optional.of(best.get(0)));
    }
  }

  @Provide
  Arbitrary<List<Rate>> someRates() {
    return someRate().list().ofMaxSize(12);
  }

  private static boolean isNotFollowed(Rate rate, List<Rate> plan, Instant at) {
    return plan.stream()
        .noneMatch(
            other ->
                other.narrowedTo().equals(rate.narrowedTo())
                    && other.validFrom().isAfter(rate.validFrom())
                    && !other.validFrom().isAfter(at));
  }
}
