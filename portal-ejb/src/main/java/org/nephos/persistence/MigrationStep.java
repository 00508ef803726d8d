package org.nephos.persistence;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;

/** A step of the schema that is written in Java, in one transaction. */
public abstract class MigrationStep implements JavaMigration {
  private final String version;
  private final String description;

  /**
   * @param version its place among all steps, also those in SQL; never changed once it is released
   * @param description as the history of the schema has it; never changed either
   */
  protected MigrationStep(String version, String description) {
    this.version = version;
    this.description = description;
  }

  @Override
  public final MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(version);
  }

  @Override
  public final String getDescription() {
    return description;
  }

  /** None: code is compiled anew with each release. */
  @Override
  public final Integer getChecksum() {
    return null;
  }

  @Override
  public final boolean canExecuteInTransaction() {
    return true;
  }
}
