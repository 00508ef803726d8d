package org.nephos.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An SSH public key that guests of a project can be given. */
@Entity
@Table(name = "keypair")
public class Keypair {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  private String name;

  @Column(name = "public_key")
  private String publicKey;

  private String fingerprint;

  @Column(name = "created_by")
  private UUID createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Keypair() {}

  public Keypair(
      UUID id,
      UUID tenantId,
      UUID projectId,
      String name,
      SshPublicKey key,
      UUID createdBy,
      Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.projectId = projectId;
    this.name = name;
    this.publicKey = key.text();
    this.fingerprint = key.fingerprint();
    this.createdBy = createdBy;
    this.createdAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID projectId() {
    return projectId;
  }

  public String name() {
    return name;
  }

  public String publicKey() {
    return publicKey;
  }

  public String fingerprint() {
    return fingerprint;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
