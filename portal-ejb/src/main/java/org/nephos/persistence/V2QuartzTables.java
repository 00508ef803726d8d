package org.nephos.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.flywaydb.core.api.migration.Context;
import org.quartz.Scheduler;

/** Quartz's own tables, from the script that ships in its jar for the database at hand. */
public class V2QuartzTables extends MigrationStep {

  /** Made by who migrates. */
  public V2QuartzTables() {
    super("2", "Quartz tables");
  }

  @Override
  public void migrate(Context context) throws SQLException, IOException {
    Connection connection = context.getConnection();
    String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    String script = product.contains("postgres") ? "tables_postgres.sql" : "tables_h2.sql";
    try (Statement statement = connection.createStatement()) {
      for (String sql : read("org/quartz/impl/jdbcjobstore/" + script).split(";", -1)) {
        String bare = withoutComments(sql);
        if (!bare.isBlank() && !isTransactionControl(bare)) {
          statement.execute(bare);
        }
      }
    }
  }

  private static boolean isTransactionControl(String sql) {
    String word = sql.strip().toUpperCase(Locale.ROOT);
    return word.equals("COMMIT") || word.equals("BEGIN");
  }

  private static String withoutComments(String sql) {
    StringBuilder kept = new StringBuilder();
    sql.lines()
        .filter(line -> !line.strip().startsWith("--"))
        .forEach(line -> kept.append(line).append('\n'));
    return kept.toString();
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = Scheduler.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("Quartz's jar has no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
