package org.nephos.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A part of a tenant: what its members order lives here and counts against its quota. */
@Entity
@Table(name = "project")
public class Project {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Project() {}

  /** A new project. */
  public Project(UUID id, UUID tenantId, String name, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.name = name;
    this.createdAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
