package org.nephos.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.nephos.billing.TaxCategory;

/** What finance adds by hand to the next invoice of a tenant. */
@Entity
@Table(name = "manual_item")
public class ManualItem {
  @Id private UUID id;

  @Column(name = "tenant_id", updatable = false)
  private UUID tenantId;

  @Column(name = "project_id", updatable = false)
  private UUID projectId;

  @Column(updatable = false)
  private String description;

  @Column(updatable = false)
  private BigDecimal amount;

  @Enumerated(EnumType.STRING)
  @Column(name = "tax_category", updatable = false)
  private TaxCategory taxCategory;

  @Column(name = "invoice_id")
  private UUID invoiceId;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  protected ManualItem() {}

  /** One that waits for the next invoice. */
  public ManualItem(
      UUID id,
      UUID tenantId,
      UUID projectId,
      String description,
      BigDecimal amount,
      TaxCategory taxCategory,
      String createdBy,
      Instant createdAt) {
    this.id = id;
    this.tenantId = tenantId;
    this.projectId = projectId;
    this.description = description;
    this.amount = amount;
    this.taxCategory = taxCategory;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  /** It stands on this invoice, for good. */
  public void invoice(UUID on) {
    invoiceId = on;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  /** Null for the tenant as a whole. */
  public UUID projectId() {
    return projectId;
  }

  public String description() {
    return description;
  }

  /** Negative for what is taken off. */
  public BigDecimal amount() {
    return amount;
  }

  public TaxCategory taxCategory() {
    return taxCategory;
  }

  /** On which invoice it stands; null while it waits. */
  public UUID invoiceId() {
    return invoiceId;
  }

  public String createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
