package org.nephos.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.nephos.persistence.Transactions;
import org.nephos.scheduling.Tick;
import org.nephos.time.PortalClock;

/** Forgets samples after a day. */
@ApplicationScoped
public class SampleExpiryTick implements Tick {
  static final Duration KEPT = Duration.ofHours(24);

  @Inject private SampleStore store;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  @Override
  public String name() {
    return "sample-expiry";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void tick() {
    transactions.inNew(() -> store.forget(clock.now().minus(KEPT)));
  }
}
