package org.nephos.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A role of a person in the cloud, in a tenant, or in one project. */
@Entity
@Table(name = "membership")
public class Membership {
  @Id private UUID id;

  @Column(name = "person_id")
  private UUID personId;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "created_by_name")
  private String createdByName = "system";

  protected Membership() {}

  /**
   * A new membership.
   *
   * @param tenantId null only for an operator
   * @param projectId null for all projects of the tenant
   */
  public Membership(UUID id, UUID personId, Role role, UUID tenantId, UUID projectId, Instant now) {
    this.id = id;
    this.personId = personId;
    this.role = role;
    this.tenantId = tenantId;
    this.projectId = projectId;
    this.createdAt = now;
  }

  /** Says who gave it. */
  public Membership by(String username) {
    createdByName = username;
    return this;
  }

  /** Makes it another role in the same place. */
  public void become(Role other) {
    role = other;
  }

  public UUID id() {
    return id;
  }

  /** Who gave it. */
  public String createdByName() {
    return createdByName;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public UUID personId() {
    return personId;
  }

  public Role role() {
    return role;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID projectId() {
    return projectId;
  }
}
