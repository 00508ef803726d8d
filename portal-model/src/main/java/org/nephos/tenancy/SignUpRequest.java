package org.nephos.tenancy;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.nephos.request.Decision;

/** Somebody who has signed in asks for a tenant of their own. */
@Entity
@Table(name = "sign_up_request")
public class SignUpRequest {
  @Id private UUID id;

  @Column(name = "person_id")
  private UUID personId;

  /** The person while it is open, so that nobody has two; else null. */
  @Column(name = "open_person_id")
  private UUID openPersonId;

  private String organisation;
  private String name;

  @Column(name = "contact_email")
  private String contactEmail;

  private String reason;

  @Enumerated(EnumType.STRING)
  private SignUpState state;

  @Column(name = "created_at")
  private Instant createdAt;

  @Embedded
  @AttributeOverride(name = "decisionReason", column = @Column(name = "decision"))
  private Decision decision;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Version private long version;

  protected SignUpRequest() {}

  /** A new, open one. */
  public SignUpRequest(
      UUID personId,
      String organisation,
      String name,
      String contactEmail,
      String reason,
      Instant now) {
    this.id = UUID.randomUUID();
    this.personId = personId;
    this.openPersonId = personId;
    this.organisation = organisation;
    this.name = name;
    this.contactEmail = contactEmail;
    this.reason = reason;
    this.state = SignUpState.PENDING;
    this.createdAt = now;
  }

  /** It became this tenant. */
  public void approve(UUID tenant, String by, String why, Instant now) {
    tenantId = tenant;
    decide(SignUpState.APPROVED, by, why, now);
  }

  /** It becomes nothing. */
  public void deny(String by, String why, Instant now) {
    decide(SignUpState.DENIED, by, why, now);
  }

  private void decide(SignUpState as, String by, String why, Instant now) {
    if (state != SignUpState.PENDING) {
      throw new IllegalStateException("a " + state + " request cannot become " + as);
    }
    state = as;
    openPersonId = null;
    decision = new Decision(by, why, now);
  }

  public UUID id() {
    return id;
  }

  public UUID personId() {
    return personId;
  }

  public String organisation() {
    return organisation;
  }

  /** The name that the tenant is to have. */
  public String name() {
    return name;
  }

  public String contactEmail() {
    return contactEmail;
  }

  public String reason() {
    return reason;
  }

  public SignUpState state() {
    return state;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant decidedAt() {
    return Decision.at(decision);
  }

  public String decidedByName() {
    return Decision.by(decision);
  }

  /** What was said to the decision, or null. */
  public String decision() {
    return Decision.why(decision);
  }

  /** The tenant that it became, or null. */
  public UUID tenantId() {
    return tenantId;
  }
}
