package org.nephos.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The migrations, SQL and Java, in one place for the portal and its tests. */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @return how many were applied
   */
  public static int migrate(DataSource dataSource) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .javaMigrations(new V2QuartzTables())
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
