package org.nephos.persistence;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;

/** The migrations, SQL and Java, in one place for the portal and its tests. */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @param features migrations that stand with a feature
   * @return how many were applied
   */
  public static int migrate(DataSource dataSource, JavaMigration... features) {
    List<JavaMigration> all = new ArrayList<>(List.of(features));
    all.add(new V2QuartzTables());
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .javaMigrations(all.toArray(JavaMigration[]::new))
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
