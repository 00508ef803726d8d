package org.nephos.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.JavaMigration;

/** Brings the schema up to date before anything else starts; other start-up beans depend on it. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SchemaMigration {
  private static final Logger LOG = Logger.getLogger(SchemaMigration.class.getName());

  @Resource(lookup = "java:jboss/datasources/PortalQuartzDS")
  private DataSource dataSource;

  /** Those that need what a feature knows stand with the feature. */
  @Inject @Any private Instance<JavaMigration> features;

  @PostConstruct
  void migrate() {
    int applied = Migrations.migrate(dataSource, features.stream().toArray(JavaMigration[]::new));
    LOG.log(Level.INFO, "schema is up to date, {0} migrations applied", applied);
  }
}
