package org.nephos.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Makes what was committed outlive the process before anybody is told of it. PostgreSQL does so by
 * itself, and writes the commits of many sessions at once. H2 either writes the changed pages of
 * each commit on its own, which costs more than the work itself, or some time later. So it is left
 * to write later, and whoever has committed waits here for a writing that began afterwards: one for
 * all who came meanwhile.
 *
 * <p>H2 writes its versions in order. What a crash leaves is therefore always the state after some
 * commit, never a later change without an earlier one.
 */
@ApplicationScoped
public class DurableCommits {
  @Resource(lookup = "java:jboss/datasources/PortalQuartzDS")
  private DataSource dataSource;

  private volatile GroupWait writing;

  /**
   * Returns when what this thread has committed will outlive the process.
   *
   * @throws IllegalStateException if it could not be written; it may be lost or not
   */
  public void await() {
    GroupWait group = writing;
    if (group == null) {
      group = find();
    }
    group.await();
  }

  private synchronized GroupWait find() {
    if (writing == null) {
      writing = writesLater() ? new GroupWait(this::write) : new GroupWait(null);
    }
    return writing;
  }

  private boolean writesLater() {
    try (Connection connection = dataSource.getConnection()) {
      String url = connection.getMetaData().getURL().toLowerCase(Locale.ROOT);
      return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:");
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be reached", e);
    }
  }

  private void write() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    } catch (SQLException e) {
      throw new IllegalStateException("What was committed could not be written", e);
    }
  }
}
