package org.nephos.rest.compute;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.compute.api.MetricSeries;

/** Samples of one meter, oldest first; a missed sample is a gap, never a guess. */
@Schema(name = "Metrics")
public record MetricsJson(
    @Schema(examples = "cpu.percent") String meter,
    @Schema(examples = "%") String unit,
    List<PointJson> points) {

  /** One sample. */
  @Schema(name = "MetricPoint")
  public record PointJson(Instant at, double value) {}

  /** The API's form. */
  public static MetricsJson of(MetricSeries series) {
    return new MetricsJson(
        series.meter(),
        series.unit(),
        series.points().stream().map(point -> new PointJson(point.at(), point.value())).toList());
  }
}
