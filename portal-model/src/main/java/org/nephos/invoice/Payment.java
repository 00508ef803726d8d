package org.nephos.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What was paid on an invoice: money that came in, or a part of a credit. It stays as it is. */
@Entity
@Table(name = "payment")
public class Payment {
  @Id private UUID id;

  @Column(name = "invoice_id", updatable = false)
  private UUID invoiceId;

  @Column(name = "credit_id", updatable = false)
  private UUID creditId;

  @Column(updatable = false)
  private BigDecimal amount;

  @Column(updatable = false)
  private String reference;

  @Column(name = "paid_on", updatable = false)
  private LocalDate paidOn;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  protected Payment() {}

  /**
   * A payment.
   *
   * @param creditId the credit that it is a part of, or null for money that came in
   */
  public Payment(
      UUID id,
      UUID invoiceId,
      UUID creditId,
      BigDecimal amount,
      String reference,
      LocalDate paidOn,
      String createdBy,
      Instant createdAt) {
    this.id = id;
    this.invoiceId = invoiceId;
    this.creditId = creditId;
    this.amount = amount;
    this.reference = reference;
    this.paidOn = paidOn;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public UUID invoiceId() {
    return invoiceId;
  }

  /** Null for money that came in. */
  public UUID creditId() {
    return creditId;
  }

  public BigDecimal amount() {
    return amount;
  }

  public String reference() {
    return reference;
  }

  public LocalDate paidOn() {
    return paidOn;
  }

  public String createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
