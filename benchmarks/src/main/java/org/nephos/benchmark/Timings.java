package org.nephos.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The times of one operation that was done many times, and of its steps. A benchmark and the floor
 * that it stands on report by the same class, so that their figures can be laid side by side.
 */
public final class Timings {
  private final String name;
  private final List<Long> times = new ArrayList<>();
  private final Map<String, List<Long>> steps = new LinkedHashMap<>();

  /**
   * @param name what was measured
   */
  public Timings(String name) {
    this.name = name;
  }

  /** Notes how long the operation took once. */
  public void add(Duration time) {
    times.add(time.toNanos());
  }

  /** Notes how long a step of the operation took once. */
  public void addStep(String step, Duration time) {
    steps.computeIfAbsent(step, s -> new ArrayList<>()).add(time.toNanos());
  }

  /**
   * The middle one of all times; of an even number, the mean of the two in the middle.
   *
   * @throws IllegalStateException when nothing was noted
   */
  public Duration median() {
    return Duration.ofNanos(median(times));
  }

  /** The shortest time. */
  public Duration shortest() {
    return Duration.ofNanos(sorted(times).get(0));
  }

  /** The longest time. */
  public Duration longest() {
    return Duration.ofNanos(sorted(times).get(times.size() - 1));
  }

  /** One line of JSON, in milliseconds: the median, the range, each step's median, all times. */
  public String toJson() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", name);
    line.put("unit", "ms");
    line.put("count", times.size());
    line.put("p50", millis(median().toNanos()));
    line.put("min", millis(shortest().toNanos()));
    line.put("max", millis(longest().toNanos()));
    Map<String, Object> medians = new LinkedHashMap<>();
    steps.forEach((step, all) -> medians.put(step, millis(median(all))));
    line.put("steps", medians);
    line.put("times", times.stream().map(Timings::millis).toList());
    try {
      return new ObjectMapper().writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long median(List<Long> all) {
    List<Long> sorted = sorted(all);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static List<Long> sorted(List<Long> all) {
    if (all.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    return all.stream().sorted().toList();
  }

  /** Milliseconds with one decimal: what lies below is noise. */
  private static double millis(long nanos) {
    return Math.round(nanos / 100_000.0) / 10.0;
  }
}
