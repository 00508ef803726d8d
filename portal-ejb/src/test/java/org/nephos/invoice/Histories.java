package org.nephos.invoice;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.nephos.invoice.History.Act;
import org.nephos.invoice.History.Came;
import org.nephos.invoice.History.Change;
import org.nephos.invoice.History.Close;
import org.nephos.invoice.History.Kind;
import org.nephos.invoice.History.Life;
import org.nephos.invoice.History.Plan;
import org.nephos.invoice.History.Rate;
import org.nephos.invoice.History.Reading;
import org.nephos.invoice.History.Term;
import org.nephos.invoice.History.Tier;

/** Random years, each of a seed. */
final class Histories {
  private static final int YEAR = 366 * 86_400;
  private static final int LIVES = 60;

  private Histories() {}

  /** The history of a seed. */
  static History of(long seed) {
    AtomicReference<History> made = new AtomicReference<>();
    JqwikSession.run(() -> made.set(all().generator(1000).next(new Random(seed)).value()));
    return made.get();
  }

  private static Arbitrary<History> all() {
    return Combinators.combine(
            number(2),
            number(5),
            Arbitraries.of(0, 0, 0, 1, 2),
            plan().list().ofMinSize(1).ofMaxSize(3),
            life().list().ofSize(LIVES),
            act().list().ofMinSize(25).ofMaxSize(45),
            close().list().ofSize(11))
        .as(History::new);
  }

  private static Arbitrary<Integer> number(int most) {
    return Arbitraries.integers().between(0, most).withDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Plan> plan() {
    return Combinators.combine(rate().list().ofMinSize(3).ofMaxSize(12), term().list().ofMaxSize(6))
        .as(Plan::new);
  }

  private static Arbitrary<Rate> rate() {
    return Combinators.combine(
            number(4),
            Arbitraries.of(0, 0, 0, 1, 1, 2, 3),
            number(7),
            number(500_000),
            Arbitraries.oneOf(Arbitraries.just(0), number(300_000_000)),
            number(3),
            Combinators.combine(number(600), number(500_000)).as(Tier::new).list().ofMaxSize(2))
        .as(Rate::new);
  }

  private static Arbitrary<Term> term() {
    return Combinators.combine(
            Arbitraries.of("MONTHLY", "ONE_OFF", "DISCOUNT", "DISCOUNT", "MINIMUM"),
            number(6000),
            number(5),
            number(3),
            Arbitraries.oneOf(Arbitraries.just(0), number(300)),
            Arbitraries.oneOf(Arbitraries.just(0), number(300)))
        .as(Term::new);
  }

  private static Arbitrary<Life> life() {
    return Combinators.combine(
            number(2),
            number(YEAR),
            change().list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.frequency(Tuple.of(300, false), Tuple.of(1, true)),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(List.<Reading>of())),
                Tuple.of(1, reading().list().ofMinSize(10).ofMaxSize(60))))
        .as(Life::new);
  }

  private static Arbitrary<Reading> reading() {
    Arbitrary<Came> came =
        Arbitraries.frequency(
            Tuple.of(40, Came.PLAIN),
            Tuple.of(4, Came.TWICE),
            Tuple.of(4, Came.LATE),
            Tuple.of(2, Came.BEHIND),
            Tuple.of(6, Came.MISSED),
            Tuple.of(2, Came.REBOOT),
            Tuple.of(1, Came.MOVED),
            Tuple.of(1, Came.GONE),
            Tuple.of(1, Came.DAYS_AGO));
    return Combinators.combine(came, number(180), bytes(), bytes(), number(1_000_000))
        .as(Reading::new);
  }

  /** None, some, or many GB. */
  private static Arbitrary<Long> bytes() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(0L)),
        Tuple.of(8, number(2_000_000_000).map(Integer::longValue)),
        Tuple.of(1, number(2_000_000_000).map(bytes -> 97L * bytes)));
  }

  private static Arbitrary<Change> change() {
    return Combinators.combine(
            gap(), skew(), number(4), number(3), Arbitraries.of(0, 0, 10, 25), number(7))
        .as(Change::new);
  }

  /** Within a second, minutes, hours, days, rarely weeks. */
  private static Arbitrary<Long> gap() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, gap(1500, 1)),
        Tuple.of(12, gap(600, 1000)),
        Tuple.of(30, gap(16_000, 1000)),
        Tuple.of(4, gap(2 * 86_400, 1000)),
        Tuple.of(1, gap(20 * 86_400, 1000)));
  }

  private static Arbitrary<Long> gap(int most, int millis) {
    return number(most).map(gap -> 1L + (long) gap * millis);
  }

  /** An hour off, before or behind, now and then. */
  private static Arbitrary<Integer> skew() {
    return Arbitraries.of(0, 0, 0, 0, 0, 0, 3600, -3600);
  }

  private static Arbitrary<Act> act() {
    Arbitrary<Kind> kind =
        Arbitraries.frequency(
            Tuple.of(10, Kind.METER),
            Tuple.of(7, Kind.PRICE),
            Tuple.of(2, Kind.PLAN),
            Tuple.of(3, Kind.MANUAL),
            Tuple.of(2, Kind.GRANT),
            Tuple.of(5, Kind.PAY),
            Tuple.of(3, Kind.CREDIT),
            Tuple.of(4, Kind.SPOIL),
            Tuple.of(3, Kind.CORRECT));
    return Combinators.combine(number(YEAR), skew(), kind, number(1_000_000), rate()).as(Act::new);
  }

  private static Arbitrary<Close> close() {
    return Combinators.combine(number(20 * 86_400), skew(), number(1_000_000)).as(Close::new);
  }
}
