package org.nephos.scheduling;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.quartz.SchedulerException;

/**
 * Starts the ticks when the whole application has been started, and not before: a tick that is due
 * may call any bean.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SchedulerService {
  private static final Logger LOG = Logger.getLogger(SchedulerService.class.getName());

  @Resource(lookup = "java:jboss/datasources/PortalQuartzDS")
  private DataSource dataSource;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/nephos")
  private ManagedThreadFactory threads;

  @Inject @Any private Instance<Tick> discovered;
  @Inject private TickRunner runner;

  private final Map<String, Tick> ticks = new LinkedHashMap<>();
  private volatile ClusteredScheduler scheduler;

  /** The container says so after all start-up beans; the event comes once for each module. */
  public void applicationReady(@Observes @Initialized(ApplicationScoped.class) Object event) {
    start();
  }

  private synchronized void start() {
    if (scheduler != null) {
      return;
    }
    Map<String, Duration> periods = new LinkedHashMap<>();
    for (Tick tick : discovered) {
      if (ticks.put(tick.name(), tick) != null) {
        throw new IllegalStateException("two ticks are named " + tick.name());
      }
      periods.put(tick.name(), tick.every());
    }
    try {
      // A thread for each, so that a tick that waits for a host keeps no other waiting.
      scheduler =
          new ClusteredScheduler(
              System.getProperty("nephos.node", "node"),
              dataSource,
              threads,
              Math.max(1, periods.size()));
      scheduler.schedule(periods, this::run);
      scheduler.start();
      LOG.log(Level.INFO, "ticks: {0}", periods);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler does not start", e);
    }
  }

  private void run(String name) {
    Tick tick = ticks.get(name);
    if (tick != null) {
      runner.run(name, tick::tick);
    }
  }

  /** Whether ticks are being run on this node. */
  public boolean isRunning() {
    ClusteredScheduler started = scheduler;
    return started != null && started.isRunning();
  }

  @PreDestroy
  void stop() {
    if (scheduler != null) {
      try {
        scheduler.stop();
      } catch (SchedulerException e) {
        LOG.log(Level.WARNING, "the scheduler did not stop in order: {0}", e.getMessage());
      }
    }
  }
}
