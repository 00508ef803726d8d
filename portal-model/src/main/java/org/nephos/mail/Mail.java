package org.nephos.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A letter to somebody. If it carries a link with a secret, only its sending makes that. */
@Entity
@Table(name = "mail")
public class Mail {
  /** Stands in the body where the link comes. */
  public static final String LINK = "{link}";

  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  private String recipient;
  private String subject;
  private String body;

  @Column(name = "once_key")
  private String onceKey;

  @Column(name = "link_kind")
  private String linkKind;

  @Column(name = "link_subject")
  private UUID linkSubject;

  @Enumerated(EnumType.STRING)
  private MailState state;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Version private long version;

  protected Mail() {}

  /**
   * A letter that is to be sent.
   *
   * @param tenantId whose affair it is; null for the cloud's
   */
  public Mail(UUID tenantId, String recipient, String subject, String body, Instant now) {
    this.id = UUID.randomUUID();
    this.tenantId = tenantId;
    this.recipient = recipient;
    this.subject = subject;
    this.body = body;
    this.state = MailState.QUEUED;
    this.createdAt = now;
  }

  /** Says who makes the link in it, and to what. */
  public Mail linking(String kind, UUID to) {
    linkKind = kind;
    linkSubject = to;
    return this;
  }

  /** Says what it is about; there is no other letter of the same. */
  public Mail once(String key) {
    onceKey = key;
    return this;
  }

  /** Ends it one way or another. */
  public void end(MailState as, Instant now) {
    state = as;
    endedAt = now;
  }

  /** Another try. */
  public void requeue() {
    state = MailState.QUEUED;
    endedAt = null;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public String recipient() {
    return recipient;
  }

  public String subject() {
    return subject;
  }

  public String body() {
    return body;
  }

  /** Who makes the link; null for a letter without one. */
  public String linkKind() {
    return linkKind;
  }

  public UUID linkSubject() {
    return linkSubject;
  }

  public MailState state() {
    return state;
  }
}
