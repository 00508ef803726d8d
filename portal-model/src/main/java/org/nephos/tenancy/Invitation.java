package org.nephos.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A role that is offered by mail: once, until its end, to whoever has the letter's secret. */
@Entity
@Table(name = "invitation")
public class Invitation {
  /** How long it can be accepted after a letter. */
  public static final Duration TERM = Duration.ofDays(7);

  /** How long it takes until the next letter can be sent. */
  public static final Duration PAUSE = Duration.ofMinutes(1);

  /** How many a tenant can have open at a time. */
  public static final int MOST_OPEN = 100;

  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  @Enumerated(EnumType.STRING)
  private Role role;

  private String email;

  /** The folded address while it is open, so that it is found by it; else null. */
  @Column(name = "open_address")
  private String openAddress;

  @Column(name = "secret_hash")
  private String secretHash;

  @Enumerated(EnumType.STRING)
  private InvitationState state;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "mailed_at")
  private Instant mailedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "invited_by")
  private UUID invitedBy;

  @Column(name = "invited_by_name")
  private String invitedByName;

  @Column(name = "accepted_by")
  private UUID acceptedBy;

  @Column(name = "declined_by")
  private UUID declinedBy;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Version private long version;

  protected Invitation() {}

  /**
   * A new one, still without a secret.
   *
   * @param projectId null for all projects of the tenant
   */
  public Invitation(UUID tenantId, UUID projectId, Role role, String email, Instant now) {
    this.id = UUID.randomUUID();
    this.tenantId = tenantId;
    this.projectId = projectId;
    this.role = role;
    this.email = email;
    this.openAddress = fold(email);
    this.state = InvitationState.PENDING;
    this.createdAt = now;
  }

  /** An address as it is compared: upper and lower case are the same to people. */
  public static String fold(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  /** Begins its term; who has it sent answers for it. */
  public void send(UUID by, String byName, Instant now) {
    invitedBy = by;
    invitedByName = byName;
    mailedAt = now;
    expiresAt = now.plus(TERM);
  }

  /** Makes this the only secret that opens it. */
  public void lockWith(InvitationSecret secret) {
    secretHash = secret.hash();
  }

  /** What it is good for at this moment. */
  public InvitationState state(Instant now) {
    if (declinedBy != null) {
      return InvitationState.DECLINED;
    }
    return state == InvitationState.PENDING && !expiresAt.isAfter(now)
        ? InvitationState.EXPIRED
        : state;
  }

  /** Uses it up. */
  public void accept(UUID by, Instant now) {
    state = InvitationState.ACCEPTED;
    acceptedBy = by;
    end(now);
  }

  /** Takes it back. */
  public void revoke(Instant now) {
    state = InvitationState.REVOKED;
    end(now);
  }

  /** Ends it by the word of who is invited. */
  public void decline(UUID by, Instant now) {
    declinedBy = by;
    revoke(now);
  }

  private void end(Instant now) {
    openAddress = null;
    endedAt = now;
  }

  /** Whether it is open and for this address. */
  public boolean isFor(String address) {
    return !address.isBlank() && fold(address).equals(openAddress);
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

  public Role role() {
    return role;
  }

  public String email() {
    return email;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When a letter was asked for last. */
  public Instant mailedAt() {
    return mailedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public UUID invitedBy() {
    return invitedBy;
  }

  public String invitedByName() {
    return invitedByName;
  }

  /** Who accepted it, or null. */
  public UUID acceptedBy() {
    return acceptedBy;
  }
}
