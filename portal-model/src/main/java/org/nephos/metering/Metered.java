package org.nephos.metering;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that is or was metered, to be found and listed; also when it is deleted, for what it
 * used stays. Metering itself reads and writes the row by statements of its own.
 */
@Entity
@Table(name = "metered_resource")
public class Metered {
  @Id
  @Column(name = "resource_id")
  private UUID id;

  @Column(name = "resource_type")
  private String type;

  @Column(name = "resource_name")
  private String name;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  private String running;

  @Column(name = "metered_until")
  private Instant meteredUntil;

  protected Metered() {}

  public UUID id() {
    return id;
  }

  /** What kind of resource it is, such as {@code instance}. */
  public String type() {
    return type;
  }

  /** What it is called, or was when it ended. */
  public String name() {
    return name;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID projectId() {
    return projectId;
  }

  /** Whether any of its meters runs now. */
  public boolean isRunning() {
    return !MeterSet.ofText(running).isEmpty();
  }

  /** Up to when its usage is recorded; null when none is. */
  public Instant meteredUntil() {
    return meteredUntil;
  }
}
