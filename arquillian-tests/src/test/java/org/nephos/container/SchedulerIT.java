package org.nephos.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.monitoring.api.HealthView;
import org.nephos.monitoring.api.MonitoringFacade;

/** Quartz in the server: its clustered store, its threads, and what it runs. */
@ExtendWith(ArquillianExtension.class)
class SchedulerIT {
  private static final long LATE_MILLIS = 15_000;

  @Deployment
  static WebArchive archive() {
    return Beside.archive("nephos-scheduler-tests");
  }

  /** The number in the second column by the text in the first. */
  private static Map<String, Long> numbers(String query) throws SQLException {
    DataSource source = Beside.lookup("java:jboss/datasources/PortalQuartzDS", DataSource.class);
    Map<String, Long> numbers = new TreeMap<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        numbers.put(rows.getString(1), rows.getLong(2));
      }
    }
    return numbers;
  }

  @Test
  void everyTickIsScheduledAndNoneIsLate() throws SQLException {
    Map<String, Long> next =
        numbers("select trigger_name, next_fire_time from qrtz_triggers order by trigger_name");

    assertThat(next)
        .containsKeys("metering", "scaling", "reconcile", "reaper", "waiting-orders", "key-expiry");
    long now = System.currentTimeMillis();
    assertThat(next).allSatisfy((name, time) -> assertThat(time).isGreaterThan(now - LATE_MILLIS));
    assertThat(numbers("select trigger_name, 1 from qrtz_triggers where trigger_state = 'ERROR'"))
        .isEmpty();
  }

  @Test
  void ticksGoOnFiring() throws SQLException {
    String query =
        "select t.trigger_name, s.times_triggered from qrtz_triggers t"
            + " join qrtz_simple_triggers s on s.sched_name = t.sched_name"
            + " and s.trigger_name = t.trigger_name and s.trigger_group = t.trigger_group"
            + " where s.repeat_interval <= 5000";
    Map<String, Long> before = numbers(query);
    assertThat(before).isNotEmpty();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              Map<String, Long> now = numbers(query);
              assertThat(before)
                  .allSatisfy((name, times) -> assertThat(now.get(name)).isGreaterThan(times));
            });
  }

  @Test
  void theNodeChecksInWithTheCluster() throws SQLException {
    long now = System.currentTimeMillis();

    assertThat(numbers("select instance_name, last_checkin_time from qrtz_scheduler_state"))
        .anySatisfy((node, time) -> assertThat(time).isGreaterThan(now - LATE_MILLIS));
  }

  @Test
  void thePortalSaysThatItsSchedulerRuns() {
    HealthView ready = Beside.bean("MonitoringService", MonitoringFacade.class).ready();

    assertThat(ready.up()).isTrue();
    assertThat(ready.checks())
        .extracting(HealthView.Check::name)
        .contains("database", "scheduler", "hosts");
  }
}
