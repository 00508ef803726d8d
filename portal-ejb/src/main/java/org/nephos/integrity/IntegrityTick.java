package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.nephos.scheduling.Tick;

/** Checks the invariants every few minutes, and repairs what can be repaired safely. */
@ApplicationScoped
public class IntegrityTick implements Tick {
  @Inject private IntegrityChecks checks;
  @Inject private QuotaRepair quotas;

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
    List<Drift> before = drifts();
    checks.checkAll();
    if (quotas.repair(before, drifts()) > 0) {
      checks.checkAll();
    }
  }

  private List<Drift> drifts() {
    return checks.last().stream().flatMap(check -> check.drift().stream()).toList();
  }
}
