package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.compute.api.MetricSeries;
import org.nephos.compute.api.MetricSeries.Point;
import org.nephos.metering.InstantColumn;
import org.nephos.problem.api.MalformedException;

/** Samples of what instances do, as they are kept. */
@ApplicationScoped
public class MetricSamples {
  private static final Map<String, String> UNITS =
      new TreeMap<>(
          Map.of("cpu.percent", "%", "ram.used", "MiB", "net.rx", "kB/s", "net.tx", "kB/s"));
  private static final int MOST = 20_000;
  private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * One meter of one instance, oldest first.
   *
   * @param step means over stretches of this length, each at its beginning; null for the samples as
   *     they are
   * @throws MalformedException for an unknown meter or a period that is none
   */
  MetricSeries of(UUID id, String meter, Instant from, Instant to, Duration step) {
    if (!UNITS.containsKey(meter)) {
      throw new MalformedException(
          "meter", "The meters are " + String.join(", ", UNITS.keySet()) + ".");
    }
    if (!from.isBefore(to)) {
      throw new MalformedException("from", "from must be before to.");
    }
    if (step != null && step.compareTo(SHORTEST_STEP) < 0) {
      throw new MalformedException("step", "A step is at least one second.");
    }
    List<Point> points =
        em
            .createNativeQuery(
                "select at, metric_value from metric_sample where resource_id = :id"
                    + " and meter = :meter and at >= :from and at < :to order by at",
                Object[].class)
            .setParameter("id", id)
            .setParameter("meter", meter)
            .setParameter("from", from)
            .setParameter("to", to)
            .setMaxResults(MOST)
            .getResultList()
            .stream()
            .map(MetricSamples::point)
            .toList();
    return new MetricSeries(meter, UNITS.get(meter), step == null ? points : means(points, step));
  }

  private static Point point(Object row) {
    Object[] columns = (Object[]) row;
    return new Point(InstantColumn.read(columns[0]), ((Number) columns[1]).doubleValue());
  }

  private static List<Point> means(List<Point> points, Duration step) {
    List<Point> means = new ArrayList<>();
    long millis = step.toMillis();
    Map<Long, double[]> sums = new TreeMap<>();
    for (Point point : points) {
      double[] sum =
          sums.computeIfAbsent(
              Math.floorDiv(point.at().toEpochMilli(), millis), slot -> new double[2]);
      sum[0] += point.value();
      sum[1]++;
    }
    sums.forEach(
        (slot, sum) -> means.add(new Point(Instant.ofEpochMilli(slot * millis), sum[0] / sum[1])));
    return means;
  }
}
