package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.order.api.OrderFacade;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.ConflictException;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scheduling.Tick;

/**
 * Carries out what was decided of tenants: stops what runs in those that are suspended so, and
 * deletes what those have whose grace is over, until nothing is left. Each step is what a person
 * could do by hand, in a transaction of its own, and is looked for again until it is done.
 */
@ApplicationScoped
public class TenantTick implements Tick {
  private static final Logger LOG = System.getLogger(TenantTick.class.getName());
  private static final String CLOSED = "The tenant was closed.";
  private static final String SUSPENDED = "The tenant was suspended.";

  @Inject private TenantHoldings holdings;
  @Inject private TenantChange change;
  @Inject private InstanceFacade instances;
  @Inject private ScalingFacade groups;
  @Inject private OrderFacade orders;
  @Inject private Transactions transactions;

  @Override
  public String name() {
    return "tenants";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void tick() {
    for (UUID instance : transactions.inNew(holdings::runningInSuspended)) {
      attempt(() -> instances.act(instance, InstanceAction.STOP, SUSPENDED));
    }
    for (UUID tenant : transactions.inNew(holdings::dueTenants)) {
      end(tenant);
    }
  }

  private void end(UUID tenant) {
    for (UUID group : transactions.inNew(() -> holdings.groups(tenant))) {
      attempt(() -> groups.delete(group));
    }
    for (UUID order : transactions.inNew(() -> holdings.openOrders(tenant))) {
      attempt(() -> orders.cancel(order, CLOSED));
    }
    for (UUID instance : transactions.inNew(() -> holdings.instances(tenant))) {
      attempt(() -> instances.delete(instance, null, CLOSED));
    }
    transactions.runInNew(
        () -> {
          if (holdings.isEmpty(tenant)) {
            change.closed(tenant);
          }
        });
  }

  /** What has changed meanwhile is looked at again at the next tick. */
  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (ConflictException e) {
      LOG.log(Level.DEBUG, "not now: {0}", e.getMessage());
    }
  }
}
