package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.nephos.scheduling.Tick;

/**
 * Issues invoices of months that are over. It looks often, for months end at another time in each
 * zone, and what could not be closed is tried again.
 */
@ApplicationScoped
public class InvoiceTick implements Tick {
  @Inject private BillingRuns runs;

  @Override
  public String name() {
    return "invoices";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public void tick() {
    runs.tick();
  }
}
