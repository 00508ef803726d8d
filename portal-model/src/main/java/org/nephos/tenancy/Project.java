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

  @Column(name = "deleted_at")
  private Instant deletedAt;

  /** The name as long as it lives; unique within the tenant. */
  @Column(name = "living_name")
  private String livingName;

  @Version private long version;

  protected Project() {}

  /** A new project. */
  public Project(UUID id, UUID tenantId, String name, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.name = name;
    this.livingName = name;
    this.createdAt = now;
  }

  /** Gives it another name. */
  public void rename(String newName) {
    name = newName;
    livingName = newName;
  }

  /** Keeps only its history; its name is free. */
  public void delete(Instant now) {
    deletedAt = now;
    livingName = null;
  }

  /** Whether it is there for new things. */
  public boolean isDeleted() {
    return deletedAt != null;
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

  /** Grows with each change. */
  public long version() {
    return version;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
