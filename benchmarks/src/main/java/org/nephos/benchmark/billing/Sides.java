package org.nephos.benchmark.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the product and its floors took for the same rows, round by round. */
final class Sides {
  private static final String PRODUCT = "product";

  private final String name;
  private final long rows;
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final Set<String> besides = new HashSet<>();
  private final Map<String, Object> more = new LinkedHashMap<>();

  /**
   * @param name what was measured
   * @param rows how many each side makes in a round
   */
  Sides(String name, long rows) {
    this.name = name;
    this.rows = rows;
    seconds.put(PRODUCT, new ArrayList<>());
  }

  void product(Duration time) {
    floor(PRODUCT, time);
  }

  /** Something else that the product took time for, and that no floor stands beside. */
  void also(String what, Duration time) {
    besides.add(what);
    floor(what, time);
  }

  void floor(String floor, Duration time) {
    seconds.computeIfAbsent(floor, side -> new ArrayList<>()).add(time.toNanos() / 1e9);
  }

  /** Says something else of it. */
  void tell(String what, Object value) {
    more.put(what, value);
  }

  /**
   * One line of JSON: the seconds of each side, and how many rows the product makes in the time in
   * which a floor makes one, round by round; each as its median and its range.
   */
  String toJson() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", name);
    line.put("rows", rows);
    line.put("rounds", seconds.get(PRODUCT).size());
    seconds.forEach((side, times) -> line.put(side + ", s", figures(times)));
    seconds.forEach(
        (side, times) -> {
          if (!side.equals(PRODUCT) && !besides.contains(side)) {
            line.put("rows of the product to one of: " + side, figures(ratios(times)));
          }
        });
    line.putAll(more);
    try {
      return new ObjectMapper().writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Double> ratios(List<Double> floor) {
    List<Double> product = seconds.get(PRODUCT);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < floor.size(); i++) {
      ratios.add(floor.get(i) / product.get(i));
    }
    return ratios;
  }

  private static Map<String, Object> figures(List<Double> all) {
    List<Double> sorted = all.stream().sorted().toList();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("p50", hundredths(sorted.get(sorted.size() / 2)));
    figures.put("min", hundredths(sorted.get(0)));
    figures.put("max", hundredths(sorted.get(sorted.size() - 1)));
    return figures;
  }

  private static double hundredths(double figure) {
    return Math.round(figure * 100) / 100.0;
  }
}
