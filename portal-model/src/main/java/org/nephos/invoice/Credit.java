package org.nephos.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that a tenant has with the seller. What is left of it pays invoices when they are issued.
 */
@Entity
@Table(name = "credit")
public class Credit {
  @Id private UUID id;

  @Column(name = "tenant_id", updatable = false)
  private UUID tenantId;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Kind kind;

  @Column(updatable = false)
  private BigDecimal amount;

  private BigDecimal remaining;

  @Column(updatable = false)
  private String currency;

  @Column(updatable = false)
  private String reason;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Version private long version;

  /** Where it comes from. */
  public enum Kind {
    PREPAID,
    GOODWILL,
    CREDIT_NOTE
  }

  protected Credit() {}

  /** One of which nothing is used yet. */
  public Credit(
      UUID id,
      UUID tenantId,
      Kind kind,
      BigDecimal amount,
      String currency,
      String reason,
      Instant expiresAt,
      String createdBy,
      Instant createdAt) {
    this.id = id;
    this.tenantId = tenantId;
    this.kind = kind;
    this.amount = amount;
    this.remaining = amount;
    this.currency = currency;
    this.reason = reason;
    this.expiresAt = expiresAt;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  /** Uses a part of it, no more than is left. */
  public void use(BigDecimal part) {
    remaining = remaining.subtract(part);
  }

  /** What is not used up, whether it has expired or not. */
  public BigDecimal remaining() {
    return remaining;
  }

  /** What can still be used at an instant. */
  public BigDecimal remainingAt(Instant now) {
    return isExpired(now) ? BigDecimal.ZERO.setScale(2) : remaining;
  }

  private boolean isExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public Kind kind() {
    return kind;
  }

  public BigDecimal amount() {
    return amount;
  }

  public String currency() {
    return currency;
  }

  public String reason() {
    return reason;
  }

  /** From when on nothing of it can be used; null for never. */
  public Instant expiresAt() {
    return expiresAt;
  }

  public String createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
