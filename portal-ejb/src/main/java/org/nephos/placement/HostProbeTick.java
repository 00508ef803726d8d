package org.nephos.placement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.nephos.scheduling.Tick;

/** Looks at all hosts, again and again. */
@ApplicationScoped
public class HostProbeTick implements Tick {
  @Inject private HostProbes probes;

  @Override
  public String name() {
    return "host-probe";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void tick() {
    probes.probeAll();
  }
}
