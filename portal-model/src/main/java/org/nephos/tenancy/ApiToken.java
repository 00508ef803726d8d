package org.nephos.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a script signs in with for a person: in one project, in one role, until its end. */
@Entity
@Table(name = "api_token")
public class ApiToken {
  /** The roles that a token can have, the one that may most first. */
  public static final List<Role> ROLES = List.of(Role.MEMBER, Role.VIEWER, Role.BILLING);

  /** How long a token is good that nobody gave an end. */
  public static final Duration DEFAULT_LIFE = Duration.ofDays(90);

  /** How long a token is good at most. */
  public static final Duration LONGEST_LIFE = Duration.ofDays(365);

  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "person_id")
  private UUID personId;

  private String name;

  @Enumerated(EnumType.STRING)
  private Role role;

  private String prefix;
  private String hash;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  @Column(name = "last_used_from")
  private String lastUsedFrom;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected ApiToken() {}

  /** A new token of this person in this project; its secret is not kept. */
  public ApiToken(
      Project project,
      UUID personId,
      String name,
      Role role,
      ApiTokenSecret secret,
      Instant now,
      Instant expiresAt) {
    if (!ROLES.contains(role)) {
      throw new IllegalArgumentException("no role of a token: " + role);
    }
    this.id = UUID.randomUUID();
    this.tenantId = project.tenantId();
    this.projectId = project.id();
    this.personId = personId;
    this.name = name;
    this.role = role;
    this.prefix = secret.prefix();
    this.hash = secret.hash();
    this.createdAt = now;
    this.expiresAt = expiresAt;
  }

  /** What it is good for at this moment. */
  public ApiTokenState state(Instant now) {
    if (revokedAt != null) {
      return ApiTokenState.REVOKED;
    }
    return expiresAt.isAfter(now) ? ApiTokenState.ACTIVE : ApiTokenState.EXPIRED;
  }

  /** Takes it back for good. */
  public void revoke(Instant now) {
    revokedAt = now;
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

  public UUID personId() {
    return personId;
  }

  public String name() {
    return name;
  }

  public Role role() {
    return role;
  }

  public String prefix() {
    return prefix;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Instant lastUsedAt() {
    return lastUsedAt;
  }

  public String lastUsedFrom() {
    return lastUsedFrom;
  }

  public Instant revokedAt() {
    return revokedAt;
  }
}
