package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.nephos.metering.Cuts;
import org.nephos.metering.IntervalDerivation;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteringEvent;
import org.nephos.metering.UsageInterval;

/**
 * Random lives of a resource, rated by the product and by an oracle that shares no code with it.
 */
class UsagePropertyTest {
  /** Instants around which clocks, months and leap days do odd things. */
  private static final List<String> BEGINNINGS =
      List.of(
          "2026-03-28T22:47:13Z", // summer time begins in Berlin
          "2026-10-24T21:59:59Z", // and ends
          "2028-02-28T20:00:00Z", // a leap day
          "2026-12-31T12:34:56Z",
          "2026-04-30T18:00:01Z", // the month ends in Kolkata at half past an hour of UTC
          "2026-06-15T00:00:00Z");

  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Pacific/Chatham");

  /**
   * A life.
   *
   * @param end when it is looked at
   */
  record Life(ZoneId zone, List<MeteringEvent> events, List<Rate> rates, Instant end) {
    RateCard card() {
      return new RateCard("standard", "EUR", rates);
    }

    IntervalDerivation derivation() {
      return new IntervalDerivation(Cuts.hours().and(Cuts.months(zone)).and(card()));
    }
  }

  @Provide
  Arbitrary<Life> lives() {
    Arbitrary<Integer> gaps =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(0)),
            Tuple.of(3, Arbitraries.integers().between(1, 300)),
            Tuple.of(3, Arbitraries.integers().between(1, 9000)));
    Arbitrary<MeterSet> sets =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(MeterSet.NONE)),
            Tuple.of(
                4,
                Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 9000),
                        Arbitraries.integers().between(0, 50))
                    .as(UsagePropertyTest::meters)));
    Arbitrary<Rate> rates =
        Combinators.combine(
                Arbitraries.of(Meter.class),
                Arbitraries.longs().between(0, 99_999_999_999L),
                Arbitraries.integers().between(-5_000, 50_000))
            .as(
                (meter, price, offset) ->
                    Rate.base(
                        UUID.randomUUID(),
                        meter,
                        BigDecimal.valueOf(price, 10),
                        Instant.EPOCH.plusSeconds(offset)));
    return Combinators.combine(
            Arbitraries.of(BEGINNINGS),
            Arbitraries.of(ZONES),
            Combinators.combine(gaps, sets)
                .as((gap, set) -> Map.entry(gap, set))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8),
            rates.list().ofMaxSize(8),
            gaps)
        .as(UsagePropertyTest::life);
  }

  private static MeterSet meters(int vcpus, int ramMib, int diskGib) {
    EnumMap<Meter, BigDecimal> quantities = new EnumMap<>(Meter.class);
    quantities.put(Meter.INSTANCE_VCPU, BigDecimal.valueOf(vcpus));
    quantities.put(Meter.INSTANCE_RAM, BigDecimal.valueOf(ramMib).divide(BigDecimal.valueOf(1024)));
    quantities.put(Meter.INSTANCE_DISK, BigDecimal.valueOf(diskGib));
    return MeterSet.of(quantities);
  }

  private static Life life(
      String beginning,
      String zone,
      List<Map.Entry<Integer, MeterSet>> steps,
      List<Rate> rates,
      int rest) {
    Instant start = Instant.parse(beginning);
    List<MeteringEvent> events = new ArrayList<>();
    Instant at = start;
    long version = 1;
    for (Map.Entry<Integer, MeterSet> step : steps) {
      at = at.plusSeconds(step.getKey());
      events.add(new MeteringEvent(version, at, step.getValue()));
      version += 1 + step.getKey() % 3;
    }
    List<Rate> moved = new ArrayList<>();
    for (Rate rate : rates) {
      Instant from = start.plusSeconds(rate.validFrom().getEpochSecond());
      if (moved.stream().noneMatch(r -> r.meter() == rate.meter() && r.validFrom().equals(from))) {
        moved.add(Rate.base(rate.id(), rate.meter(), rate.unitPrice(), from));
      }
    }
    return new Life(ZoneId.of(zone), events, moved, at.plusSeconds(rest));
  }

  private static List<SecondBySecond.Line> rated(List<UsageInterval> intervals, RateCard card) {
    List<SecondBySecond.Line> lines = new ArrayList<>();
    for (UsageInterval interval : intervals) {
      RatedUsage usage = Rating.rate(interval, card);
      lines.add(
          new SecondBySecond.Line(
              interval.meter().word(),
              interval.quantity(),
              interval.from().getEpochSecond(),
              interval.to().getEpochSecond(),
              usage.unitPrice(),
              usage.cost().amount()));
    }
    lines.sort(
        Comparator.comparing(SecondBySecond.Line::meter).thenComparing(SecondBySecond.Line::from));
    return lines;
  }

  private static List<SecondBySecond.Line> oracle(Life life) {
    List<SecondBySecond.Change> changes = new ArrayList<>();
    for (MeteringEvent event : life.events()) {
      Map<String, BigDecimal> quantities = new HashMap<>();
      event.meters().quantities().forEach((meter, q) -> quantities.put(meter.word(), q));
      changes.add(new SecondBySecond.Change(event.effectiveAt().getEpochSecond(), quantities));
    }
    List<SecondBySecond.Price> prices =
        life.rates().stream()
            .map(
                rate ->
                    new SecondBySecond.Price(
                        rate.meter().word(), rate.validFrom().getEpochSecond(), rate.unitPrice()))
            .toList();
    List<SecondBySecond.Line> lines = new ArrayList<>();
    for (String meter : List.of("instance.disk", "instance.ram", "instance.vcpu")) {
      lines.addAll(
          SecondBySecond.lines(meter, changes, prices, life.zone(), life.end().getEpochSecond()));
    }
    return lines;
  }

  @Property(tries = 300)
  void theProductAndTheOracleAgreeOnEveryLine(@ForAll("lives") Life life) {
    List<UsageInterval> derived =
        life.derivation().derive(life.events(), null, life.end()).intervals();

    assertThat(rated(derived, life.card())).isEqualTo(oracle(life));
  }

  @Property(tries = 500)
  void derivingInStepsGivesWhatDerivingAtOnceGives(
      @ForAll("lives") Life life, @ForAll Random random) {
    List<UsageInterval> atOnce =
        life.derivation().derive(life.events(), null, life.end()).intervals();

    assertThat(closed(inSteps(life, random))).isEqualTo(closed(atOnce));
  }

  /** As the metering job does: at each look what had happened by then, up to the last full hour. */
  private static List<UsageInterval> inSteps(Life life, Random random) {
    List<UsageInterval> found = new ArrayList<>();
    Instant since = null;
    int known = 0;
    int base = 0;
    Instant now = life.events().get(0).effectiveAt();
    while (now.isBefore(life.end()) || known < life.events().size()) {
      now = now.plusSeconds(random.nextInt(5000));
      while (known < life.events().size() && !life.events().get(known).effectiveAt().isAfter(now)) {
        known++;
      }
      Instant upTo = Cuts.hour(now.isBefore(life.end()) ? now : life.end());
      if (known == 0) {
        continue;
      }
      IntervalDerivation.Derived step =
          life.derivation().derive(life.events().subList(base, known), since, upTo);
      found.addAll(step.intervals());
      since = step.until();
      base = known - 1;
    }
    found.addAll(
        life.derivation()
            .derive(life.events().subList(base, known), since, life.end())
            .intervals());
    return found;
  }

  /** Sorted, and without the mark that says from where one looked. */
  private static List<UsageInterval> closed(List<UsageInterval> intervals) {
    return intervals.stream()
        .map(i -> new UsageInterval(i.meter(), i.of(), i.quantity(), i.from(), i.to(), false))
        .sorted(Comparator.comparing(UsageInterval::meter).thenComparing(UsageInterval::from))
        .toList();
  }

  @Property(tries = 500)
  void noSecondIsInTwoIntervalsAndNoneIsMissing(@ForAll("lives") Life life) {
    Map<Meter, Long> seconds = new TreeMap<>();
    Map<Meter, Instant> ends = new TreeMap<>();
    for (UsageInterval interval :
        life.derivation().derive(life.events(), null, life.end()).intervals()) {
      seconds.merge(interval.meter(), interval.seconds(), Long::sum);
      Instant end = ends.put(interval.meter(), interval.to());
      assertThat(end == null || !interval.from().isBefore(end)).isTrue();
    }

    Map<Meter, Long> expected = new TreeMap<>();
    for (int i = 0; i < life.events().size(); i++) {
      MeteringEvent event = life.events().get(i);
      Instant to =
          i + 1 < life.events().size() ? life.events().get(i + 1).effectiveAt() : life.end();
      long length = to.getEpochSecond() - event.effectiveAt().getEpochSecond();
      if (length > 0) {
        event.meters().quantities().keySet().forEach(m -> expected.merge(m, length, Long::sum));
      }
    }
    assertThat(seconds).isEqualTo(expected);
  }

  @Property(tries = 300)
  void cuttingARangeInTwoLosesNoSecond(
      @ForAll("lives") Life life, @ForAll @IntRange(min = 0, max = 40_000) int offset) {
    Instant start = life.events().get(0).effectiveAt();
    Instant middle = start.plusSeconds(offset);
    List<UsageInterval> all = life.derivation().derive(life.events(), null, life.end()).intervals();

    long left = seconds(all, start, middle);
    long right = seconds(all, middle, Instant.MAX);

    assertThat(left + right).isEqualTo(seconds(all, Instant.MIN, Instant.MAX));
  }

  private static long seconds(List<UsageInterval> intervals, Instant from, Instant to) {
    return intervals.stream()
        .flatMap(interval -> interval.within(from, to).stream())
        .mapToLong(UsageInterval::seconds)
        .sum();
  }

  @Property(tries = 200)
  void theOrderOfRatesDoesNotMatter(@ForAll("lives") Life life, @ForAll Random random) {
    List<Rate> shuffled = new ArrayList<>(life.rates());
    Collections.shuffle(shuffled, random);
    RateCard other = new RateCard("standard", "EUR", shuffled);
    List<UsageInterval> all = life.derivation().derive(life.events(), null, life.end()).intervals();

    assertThat(rated(all, other)).isEqualTo(rated(all, life.card()));
  }
}
