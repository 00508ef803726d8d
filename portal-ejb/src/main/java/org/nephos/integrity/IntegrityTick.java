package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.nephos.scheduling.Tick;

/** Checks the invariants every few minutes. */
@ApplicationScoped
public class IntegrityTick implements Tick {
  @Inject private IntegrityChecks checks;

  @Override
  public String name() {
    return "integrity";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public void tick() {
    checks.checkAll();
  }
}
