package org.nephos.web.instance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.MetricSeries;
import org.nephos.web.shell.Listing;

/** The tab of an instance's metrics. */
@Named
@RequestScoped
public class InstanceMetricsBacking {
  private static final List<String> METERS = List.of("cpu.percent", "ram.used", "net.rx", "net.tx");
  private static final String HOUR = "1h";

  /** What can be looked back at, and how finely, so that no chart has more than some 300 points. */
  private static final Map<String, Span> SPANS = spans();

  private final Clock clock = Clock.systemUTC();

  @Inject private InstanceFacade instances;
  @Inject private InstanceDetailBacking detail;
  @Inject private Listing listing;

  private static Map<String, Span> spans() {
    Map<String, Span> spans = new LinkedHashMap<>();
    spans.put(HOUR, new Span(Duration.ofHours(1), null));
    spans.put("24h", new Span(Duration.ofHours(24), Duration.ofMinutes(5)));
    spans.put("7d", new Span(Duration.ofDays(7), Duration.ofMinutes(30)));
    return spans;
  }

  /** The meters that are drawn. */
  public List<MetricSeries> getSeries() {
    Span span = SPANS.get(getSpan());
    Instant now = clock.instant();
    return METERS.stream()
        .map(
            meter ->
                instances.metrics(
                    detail.getInstance().id(), meter, now.minus(span.back()), now, span.step()))
        .toList();
  }

  /** The spans to choose from. */
  public List<String> getSpans() {
    return List.copyOf(SPANS.keySet());
  }

  /** The chosen span; an hour for an unknown one. */
  public String getSpan() {
    String chosen = listing.parameter("span");
    return chosen != null && SPANS.containsKey(chosen) ? chosen : HOUR;
  }

  private record Span(Duration back, Duration step) {}
}
