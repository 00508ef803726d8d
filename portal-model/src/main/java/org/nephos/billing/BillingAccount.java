package org.nephos.billing;

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

/**
 * Whom a tenant's invoices are made out to, and up to when its months are closed. Its row is the
 * lock of all that concerns the tenant's invoices.
 */
@Entity
@Table(name = "billing_account")
public class BillingAccount {
  @Id
  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "seller_id")
  private UUID sellerId;

  @Embedded private Party buyer;

  @Enumerated(EnumType.STRING)
  @Column(name = "tax_treatment")
  private TaxTreatment taxTreatment;

  @Column(name = "closed_until")
  private Instant closedUntil;

  @Version private long version;

  protected BillingAccount() {}

  /** One of which no month is closed. */
  public BillingAccount(UUID tenantId, UUID sellerId, PartyData buyer, TaxTreatment treatment) {
    this.tenantId = tenantId;
    describe(sellerId, buyer, treatment);
  }

  /** Says who sells and who buys from now on. */
  public void describe(UUID newSellerId, PartyData newBuyer, TaxTreatment treatment) {
    sellerId = newSellerId;
    buyer = new Party(newBuyer);
    taxTreatment = treatment;
  }

  /** Closes all months up to this instant, at which a month begins. */
  public void close(Instant until) {
    closedUntil = until;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID sellerId() {
    return sellerId;
  }

  /** Who buys. */
  public PartyData buyer() {
    return buyer.data(null);
  }

  public TaxTreatment taxTreatment() {
    return taxTreatment;
  }

  /** Up to when its months are closed; null for none. */
  public Instant closedUntil() {
    return closedUntil;
  }

  /** Grows with each change. */
  public long version() {
    return version;
  }
}
