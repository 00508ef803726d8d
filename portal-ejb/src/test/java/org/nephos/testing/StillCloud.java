package org.nephos.testing;

import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nephos.order.OrderService;
import org.nephos.order.api.OrderView;
import org.nephos.scheduling.Tick;
import org.nephos.tenancy.TenancyService;

/** The demo's cloud, new for each test, in which time stands still until a test lets it pass. */
public class StillCloud implements BeforeEachCallback, AfterEachCallback {
  private final Portal portal = new Portal();
  private Acme acme;
  private UUID tenant;
  private Instant begin;

  @Override
  public void beforeEach(ExtensionContext context) {
    portal.start();
    portal.withDemoData();
    acme = new Acme(portal);
    tenant =
        portal
            .as(operator(), () -> portal.get(TenancyService.class).project(acme.project()))
            .tenant();
    begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    after(Duration.ZERO);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    portal.close();
  }

  /** The portal; it runs while a test does. */
  public Portal portal() {
    return portal;
  }

  /** What is ordered there. */
  public Acme acme() {
    return acme;
  }

  /** The tenant acme. */
  public UUID tenant() {
    return tenant;
  }

  /** The whole second in which the test began. */
  public Instant begin() {
    return begin;
  }

  /** It is so long after the beginning. */
  public void after(Duration time) {
    portal.use(Clock.fixed(begin.plus(time), ZoneOffset.UTC));
  }

  /** Runs a tick once. */
  public void tick(Class<? extends Tick> tick) {
    portal.asSystem(portal.get(tick)::tick);
  }

  /**
   * Acme's member orders the smallest instance.
   *
   * @param lease its term; null for none
   */
  public OrderView submit(String name, Duration lease) {
    return portal.as(
        acmeUser(),
        () ->
            portal.get(OrderService.class).submit(Orders.leased(acme.order(name, 1), lease), null));
  }
}
