package org.nephos.metering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.nephos.scheduling.Tick;

/** Records usage every minute, so that each full hour is on the bill soon after it is over. */
@ApplicationScoped
public class MeteringTick implements Tick {
  @Inject private MeteringService metering;

  @Override
  public String name() {
    return "metering";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void tick() {
    metering.tick();
  }
}
