package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.nephos.scheduling.Tick;

/** Looks for instances whose time is over. */
@ApplicationScoped
public class ReaperTick implements Tick {
  @Inject private InstanceReaper reaper;

  @Override
  public String name() {
    return "reaper";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void tick() {
    reaper.reap();
  }
}
