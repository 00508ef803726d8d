package org.nephos.compute.api;

import java.time.Instant;
import java.util.List;

/**
 * Samples of one meter.
 *
 * @param meter for example {@code cpu.percent}
 * @param unit for people
 * @param points oldest first; a missed sample is a gap, never a guess
 */
public record MetricSeries(String meter, String unit, List<Point> points) {
  /** One sample. */
  public record Point(Instant at, double value) {}
}
