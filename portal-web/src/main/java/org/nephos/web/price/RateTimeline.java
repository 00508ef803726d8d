package org.nephos.web.price;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nephos.billing.api.RateView;

/**
 * Rates as bars over time, in whole months around now: from where the first begins, but at most a
 * year and a half back, to where the last that is known changes. Places are per cent of the width.
 *
 * @param rows one for each meter and what it is narrowed to
 * @param ticks months that are named on the axis
 * @param now where now is
 */
public record RateTimeline(List<Row> rows, List<Tick> ticks, String now) {
  private static final int MOST_MONTHS = 18;
  private static final int LEAST_MONTHS_AHEAD = 3;
  private static final List<Integer> STEPS = List.of(1, 2, 3, 6, 12);
  private static final int MOST_TICKS = 4;

  /** Narrower than this nobody finds it. */
  private static final double LEAST_WIDTH = 0.8;

  private static final double HUNDRED = 100;

  public RateTimeline {
    rows = List.copyOf(rows);
    ticks = List.copyOf(ticks);
  }

  /**
   * The rates that follow one another.
   *
   * @param first any of them, for what they are of
   */
  public record Row(RateView first, List<Bar> bars) {
    public Row {
      bars = List.copyOf(bars);
    }
  }

  /** How long a rate holds. */
  public record Bar(RateView rate, String x, String width) {}

  /** The beginning of a month. */
  public record Tick(String x, LocalDate month) {}

  private record Key(String meter, Object flavor, Object image, String zone, String volumeType) {
    static Key of(RateView rate) {
      return new Key(rate.meter(), rate.flavor(), rate.image(), rate.zone(), rate.volumeType());
    }
  }

  private record Window(LocalDate from, LocalDate to) {
    static Window around(List<RateView> rates, Instant now) {
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      LocalDate first =
          rates.stream()
              .map(rate -> LocalDate.ofInstant(rate.validFrom(), ZoneOffset.UTC))
              .min(LocalDate::compareTo)
              .orElse(today);
      LocalDate last =
          rates.stream()
              .flatMap(rate -> Stream.of(rate.validFrom(), rate.validTo()))
              .filter(Objects::nonNull)
              .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
              .max(LocalDate::compareTo)
              .orElse(today);
      LocalDate from = later(first, today.minusMonths(MOST_MONTHS));
      LocalDate to =
          earlier(
              later(last.plusMonths(1), today.plusMonths(LEAST_MONTHS_AHEAD)),
              today.plusMonths(MOST_MONTHS));
      return new Window(earlier(from, today).withDayOfMonth(1), to.plusMonths(1).withDayOfMonth(1));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
      return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
      return one.isBefore(other) ? one : other;
    }

    /** In per cent, within the window. */
    double place(Instant at) {
      Instant begin = from.atStartOfDay(ZoneOffset.UTC).toInstant();
      Instant end = to.atStartOfDay(ZoneOffset.UTC).toInstant();
      double share =
          (double) Duration.between(begin, at).toSeconds()
              / Duration.between(begin, end).toSeconds();
      return HUNDRED * Math.min(1, Math.max(0, share));
    }
  }

  static RateTimeline of(List<RateView> rates, Instant now) {
    Window window = Window.around(rates, now);
    Map<Key, List<RateView>> chains = new LinkedHashMap<>();
    rates.forEach(rate -> chains.computeIfAbsent(Key.of(rate), key -> new ArrayList<>()).add(rate));
    return new RateTimeline(
        chains.values().stream().map(chain -> row(chain, window)).toList(),
        ticks(window),
        percent(window.place(now)));
  }

  private static Row row(List<RateView> chain, Window window) {
    List<Bar> bars = new ArrayList<>();
    for (RateView rate : chain) {
      double from = window.place(rate.validFrom());
      double to = rate.validTo() == null ? HUNDRED : window.place(rate.validTo());
      // What ended before the window is in the table only.
      if (to > 0) {
        double width = Math.max(LEAST_WIDTH, to - from);
        bars.add(new Bar(rate, percent(Math.min(from, HUNDRED - width)), percent(width)));
      }
    }
    return new Row(chain.get(0), bars);
  }

  private static List<Tick> ticks(Window window) {
    long months = ChronoUnit.MONTHS.between(window.from(), window.to());
    int step = STEPS.stream().filter(s -> months <= (long) s * MOST_TICKS).findFirst().orElse(12);
    List<Tick> ticks = new ArrayList<>();
    for (LocalDate month = window.from();
        month.plusMonths(step).compareTo(window.to()) <= 0 || ticks.isEmpty();
        month = month.plusMonths(step)) {
      ticks.add(
          new Tick(percent(window.place(month.atStartOfDay(ZoneOffset.UTC).toInstant())), month));
    }
    return ticks;
  }

  private static String percent(double place) {
    return String.format(Locale.ROOT, "%.2f%%", place);
  }
}
