package org.nephos.scheduling;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz over its tables in the portal's database: any number of nodes share the ticks, and each
 * tick is run by one of them.
 */
final class ClusteredScheduler {
  private static final String NAME = "nephos";
  private static final String GROUP = "ticks";
  private static final long CHECK_IN_MILLIS = 5_000;
  private static final long MISFIRE_MILLIS = 5_000;
  private static final long IDLE_MILLIS = 10_000;
  private static final long RETRY_MILLIS = 5_000;

  private final Scheduler scheduler;

  /**
   * Makes it, not started yet.
   *
   * @param node the node's name, unique in the cluster and the same after a restart, so that a node
   *     takes up at once what it left behind
   * @param dataSource outside of JTA; Quartz manages its own transactions
   */
  ClusteredScheduler(String node, DataSource dataSource, ThreadFactory threads, int parallel)
      throws SchedulerException {
    String pool = NAME + "-" + node;
    DBConnectionManager.getInstance().addConnectionProvider(pool, provider(dataSource));
    TickThreads tickThreads = new TickThreads(threads, parallel);
    DirectSchedulerFactory.getInstance()
        .createScheduler(
            NAME,
            node,
            tickThreads,
            tickThreads,
            store(pool, node, dataSource, tickThreads),
            Map.of(),
            null,
            -1,
            IDLE_MILLIS,
            RETRY_MILLIS,
            false,
            null);
    scheduler = DirectSchedulerFactory.getInstance().getScheduler(NAME);
  }

  private static JobStoreTX store(
      String pool, String node, DataSource dataSource, TickThreads threads)
      throws SchedulerException {
    JobStoreTX store = new JobStoreTX();
    store.setDataSource(pool);
    store.setInstanceName(NAME);
    store.setInstanceId(node);
    store.setIsClustered(true);
    store.setClusterCheckinInterval(CHECK_IN_MILLIS);
    store.setMisfireThreshold(MISFIRE_MILLIS);
    store.setAcquireTriggersWithinLock(true);
    store.setThreadExecutor(threads);
    try {
      store.setUseProperties("true");
      store.setDriverDelegateClass(delegate(dataSource).getName());
    } catch (InvalidConfigurationException e) {
      throw new SchedulerException(e);
    }
    return store;
  }

  private static Class<?> delegate(DataSource dataSource) throws SchedulerException {
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
      return product.contains("postgres") ? PostgreSQLDelegate.class : StdJDBCDelegate.class;
    } catch (SQLException e) {
      throw new SchedulerException("the database does not answer", e);
    }
  }

  private static ConnectionProvider provider(DataSource dataSource) {
    return new ConnectionProvider() {
      @Override
      public Connection getConnection() throws SQLException {
        return dataSource.getConnection();
      }

      @Override
      public void shutdown() {
        // The server owns the pool.
      }

      @Override
      public void initialize() {
        // The server owns the pool.
      }
    };
  }

  /** Schedules exactly these ticks; others that an older release has left are taken out. */
  void schedule(Map<String, Duration> ticks, JobRuns runs) throws SchedulerException {
    scheduler.setJobFactory(
        (bundle, unused) -> new TickJob(() -> runs.run(bundle.getJobDetail().getKey().getName())));
    for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
      if (!ticks.containsKey(key.getName())) {
        scheduler.deleteJob(key);
      }
    }
    for (Map.Entry<String, Duration> tick : ticks.entrySet()) {
      schedule(tick.getKey(), tick.getValue());
    }
  }

  private void schedule(String name, Duration every) throws SchedulerException {
    TriggerKey key = TriggerKey.triggerKey(name, GROUP);
    // Another node may be in the middle of it: what is as it shall be is left alone.
    if (scheduler.getTrigger(key) instanceof SimpleTrigger there
        && there.getRepeatInterval() == every.toMillis()
        && scheduler.getTriggerState(key) != Trigger.TriggerState.ERROR) {
      return;
    }
    JobDetail job = JobBuilder.newJob(TickJob.class).withIdentity(name, GROUP).build();
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(key)
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(every.toMillis())
                    .repeatForever()
                    .withMisfireHandlingInstructionNextWithRemainingCount())
            .startNow()
            .build();
    scheduler.scheduleJob(job, Set.of(trigger), true);
  }

  /** Runs a tick by its name. */
  interface JobRuns {
    void run(String name);
  }

  void start() throws SchedulerException {
    scheduler.start();
  }

  /** Whether it is started and not shut down. */
  boolean isRunning() {
    try {
      return scheduler.isStarted() && !scheduler.isShutdown();
    } catch (SchedulerException e) {
      return false;
    }
  }

  /** Waits a moment for ticks under way. */
  void stop() throws SchedulerException {
    scheduler.shutdown(true);
  }
}
