package org.nephos.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What the portal knows of somebody who signed in; the account itself is Keycloak's. */
@Entity
@Table(name = "person")
public class Person {
  @Id private UUID id;
  private String username;

  @Column(name = "display_name")
  private String displayName;

  private String email;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_sign_in_at")
  private Instant lastSignInAt;

  protected Person() {}

  /** Somebody who signs in for the first time. */
  public Person(UUID id, String username, String displayName, String email, Instant now) {
    this.id = id;
    this.username = username;
    this.displayName = displayName;
    this.email = email;
    this.createdAt = now;
  }

  /** Takes over what the token says now. */
  public void rename(String username, String displayName, String email) {
    this.username = username;
    this.displayName = displayName;
    this.email = email;
  }

  /** Notes that they signed in, in a browser. */
  public void signedIn(Instant now) {
    lastSignInAt = now;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When they signed in last; null for who has not since it is noted. */
  public Instant lastSignInAt() {
    return lastSignInAt;
  }

  public UUID id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String displayName() {
    return displayName;
  }

  public String email() {
    return email;
  }
}
