package org.nephos.quota.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Looks again and again while all is in motion, by one statement, which sees what was committed at
 * one moment: each quota row says what the living rows come to, with what groups promise and what
 * orders that wait for an approval hold, and no more than its limit.
 */
final class Snapshots implements AutoCloseable {
  private static final String SQL =
      Stream.of("instances:1", "vcpus:e.vcpus", "ram_mib:e.ram_mib", "disk_gib:e.disk_gib")
          .map(pair -> pair.split(":"))
          .map(pair -> look(pair[0], pair[1]))
          .collect(Collectors.joining(" union all "));
  private static final int PARTS = 4;
  private static final long PAUSE_NANOS = 10_000_000;

  private final DataSource source;
  private final RaceField field;
  private final List<String> drifts = new ArrayList<>();
  private final Thread thread = new Thread(this::lookOnAndOn, "snapshots");
  private volatile boolean busy = true;
  private volatile RuntimeException broken;
  private int looks;

  Snapshots(DataSource source, RaceField field) {
    this.source = source;
    this.field = field;
    thread.start();
  }

  private static String look(String resource, String each) {
    String mine = " e where (e.tenant_id = q.id or e.project_id = q.id) and e.state ";
    String used = "(select coalesce(sum(" + each + "), 0) from instance" + mine + "<> 'DELETED')";
    String promised =
        "(select coalesce(sum("
            + each
            + " * (e.max_size - e.member_count)), 0) from scaling_group"
            + mine
            + "in ('ACTIVE', 'PAUSED'))";
    String waits =
        "(select coalesce(sum(a.held_%1$s), 0) from order_approval a join orders e on e.id = a.order_id"
            + mine.substring(" e".length())
            + "= 'PENDING_APPROVAL')";
    return "select '%1$s', q.kind, q.limit_%1$s, q.used_%1$s, %2$s, q.reserved_%1$s, %3$s + %4$s"
            .formatted(resource, used, promised, waits.formatted(resource))
        + " from quota_scope q where q.tenant_id = ?";
  }

  private void lookOnAndOn() {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      for (int i = 1; i <= PARTS; i++) {
        statement.setObject(i, field.tenant());
      }
      while (busy || looks == 0) {
        look(statement);
        // One look after the other would take a processor from those who race.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (SQLException e) {
      broken = new IllegalStateException(e);
    } catch (RuntimeException e) {
      broken = e;
    }
  }

  private void look(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        long limit = rows.getLong(3);
        boolean limited = !rows.wasNull();
        long used = rows.getLong(4);
        long reserved = rows.getLong(6);
        if (used != rows.getLong(5)
            || reserved != rows.getLong(7)
            || limited && used + reserved > limit) {
          drifts.add(
              "%s of %s: limit %d, used %d, rows hold %d, reserved %d, rows promise and hold %d"
                  .formatted(
                      rows.getString(1),
                      rows.getString(2),
                      limit,
                      used,
                      rows.getLong(5),
                      reserved,
                      rows.getLong(7)));
        }
      }
    }
    looks++;
  }

  /**
   * Ends it. Where a race has failed already, what was seen of it is told beside that failure.
   *
   * @throws AssertionError when something did not agree, or nothing was seen
   */
  @Override
  public void close() {
    busy = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (broken != null) {
      throw broken;
    }
    assertThat(looks).as("snapshots").isPositive();
    assertThat(drifts).as("of %d snapshots", looks).isEmpty();
  }
}
