package org.nephos.quota;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The shares of a limit, in per cent, at which people are warned.
 *
 * @param percents ascending, 1 to 100
 */
public record Thresholds(List<Integer> percents) {
  /** Where nothing else is set. */
  public static final Thresholds USUAL = new Thresholds(List.of(80, 95));

  public Thresholds {
    percents = List.copyOf(percents);
  }

  /**
   * Reads them as they are set, such as {@code 80,95}.
   *
   * @return the usual ones for an empty text
   * @throws IllegalArgumentException when it is not a list of 1 to 5 whole numbers of 1 to 100
   */
  public static Thresholds parse(String text) {
    if (text == null || text.isBlank()) {
      return USUAL;
    }
    SortedSet<Integer> percents = new TreeSet<>();
    for (String part : Arrays.asList(text.split(",", -1))) {
      String number = part.strip();
      if (!number.matches("\\d{1,3}")
          || Integer.parseInt(number) < 1
          || Integer.parseInt(number) > 100) {
        throw new IllegalArgumentException(
            "thresholds are whole numbers of 1 to 100, such as 80,95");
      }
      percents.add(Integer.valueOf(number));
    }
    if (percents.size() > 5) {
      throw new IllegalArgumentException("there are at most five thresholds");
    }
    return new Thresholds(List.copyOf(percents));
  }

  /**
   * Puts them in order.
   *
   * @throws IllegalArgumentException when there are not 1 to 5 of them, or one is not 1 to 100
   */
  public static Thresholds of(List<Integer> percents) {
    if (percents.isEmpty()) {
      throw new IllegalArgumentException("there is at least one threshold");
    }
    return parse(percents.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  /** As they are set, such as {@code 80,95}. */
  public String text() {
    return percents.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * Those that are reached, ascending.
   *
   * @param limit null for none, which is never near
   * @param taken used and reserved
   */
  public List<Integer> reached(Long limit, long taken) {
    if (limit == null || taken <= 0) {
      return List.of();
    }
    return percents.stream().filter(percent -> taken * 100 >= limit * percent).toList();
  }
}
