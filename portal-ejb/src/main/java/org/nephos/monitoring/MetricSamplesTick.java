package org.nephos.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.nephos.scheduling.Tick;

/** Takes samples of what guests do. */
@ApplicationScoped
public class MetricSamplesTick implements Tick {
  @Inject private MetricSampler sampler;

  @Override
  public String name() {
    return "metric-samples";
  }

  @Override
  public Duration every() {
    return MetricSampler.PERIOD;
  }

  @Override
  public void tick() {
    sampler.sampleAll();
  }
}
