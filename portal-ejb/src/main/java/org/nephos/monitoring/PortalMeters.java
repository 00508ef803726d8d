package org.nephos.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The meters of this node's own work, in Prometheus' text format. */
@ApplicationScoped
public class PortalMeters {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();

  @PostConstruct
  void bind() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    // The library's own meters of collections want classes of the JDK that a server does not show.
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      FunctionCounter.builder(
              "jvm.gc.collections", collector, GarbageCollectorMXBean::getCollectionCount)
          .tag("collector", collector.getName())
          .register(registry);
      TimeGauge.builder(
              "jvm.gc.time",
              collector,
              TimeUnit.MILLISECONDS,
              GarbageCollectorMXBean::getCollectionTime)
          .tag("collector", collector.getName())
          .register(registry);
    }
  }

  /** A run of a job by a worker of this node has ended, well or not. */
  public void jobRan(String kind, Duration took) {
    registry.timer("nephos.job.run", "kind", kind).record(took);
  }

  /** Something happened once more. */
  public void count(String name, String tag, String value) {
    registry.counter(name, tag, value).increment();
  }

  /**
   * Says how many there are now; values that are not named any more go.
   *
   * @param tag what tells the numbers apart
   */
  public void set(String name, String tag, Map<String, ? extends Number> numbers) {
    List<MultiGauge.Row<?>> rows =
        numbers.entrySet().stream()
            .<MultiGauge.Row<?>>map(
                entry ->
                    MultiGauge.Row.of(Tags.of(tag, entry.getKey()), entry.getValue().doubleValue()))
            .toList();
    gauges
        .computeIfAbsent(name, key -> MultiGauge.builder(key).register(registry))
        .register(rows, true);
  }

  /** All meters as text. */
  public String text() {
    return registry.scrape();
  }

  @PreDestroy
  void close() {
    registry.close();
  }
}
