package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.nephos.scheduling.Tick;

/** Looks every five seconds whether orders that wait can go on. */
@ApplicationScoped
public class WaitingOrdersTick implements Tick {
  @Inject private WaitingOrders orders;

  @Override
  public String name() {
    return "waiting-orders";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void tick() {
    orders.goOn();
  }
}
