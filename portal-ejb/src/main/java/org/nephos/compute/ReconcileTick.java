package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.nephos.scheduling.Tick;

/** Compares hosts and database, again and again. */
@ApplicationScoped
public class ReconcileTick implements Tick {
  @Inject private Reconciler reconciler;

  @Override
  public String name() {
    return "reconcile";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void tick() {
    reconciler.reconcileAll();
  }
}
