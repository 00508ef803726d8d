package org.nephos.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * Who sells. The next numbers of its invoices are counted in the same row, by guarded updates, and
 * so are not among what is mapped here for writing.
 */
@Entity
@Table(name = "seller")
public class Seller {
  @Id private UUID id;

  @Column(name = "legal_name")
  private String legalName;

  private String street;

  @Column(name = "postal_code")
  private String postalCode;

  private String city;
  private String country;

  @Column(name = "vat_id")
  private String vatId;

  private String email;
  private String iban;

  @Column(name = "invoice_prefix", updatable = false)
  private String invoicePrefix;

  @Column(name = "payment_days")
  private int paymentDays;

  @Column(name = "next_invoice", updatable = false)
  private long nextInvoice;

  @Column(name = "next_credit_note", updatable = false)
  private long nextCreditNote;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Version private long version;

  protected Seller() {}

  /** One that has sold nothing yet. */
  public Seller(UUID id, PartyData party, String invoicePrefix, int paymentDays, Instant now) {
    this.id = id;
    this.invoicePrefix = invoicePrefix;
    this.nextInvoice = 1;
    this.nextCreditNote = 1;
    this.createdAt = now;
    describe(party, paymentDays);
  }

  /** Says who it is and how long it waits for its money from now on. */
  public void describe(PartyData party, int days) {
    legalName = party.legalName();
    street = party.street();
    postalCode = party.postalCode();
    city = party.city();
    country = party.country();
    vatId = party.vatId();
    email = party.email();
    iban = party.iban();
    paymentDays = days;
  }

  public UUID id() {
    return id;
  }

  /** Who it is. */
  public PartyData party() {
    return new PartyData(legalName, street, postalCode, city, country, vatId, email, iban);
  }

  /** What its numbers begin with. */
  public String invoicePrefix() {
    return invoicePrefix;
  }

  /** How many days its invoices may be open. */
  public int paymentDays() {
    return paymentDays;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Grows with each change. */
  public long version() {
    return version;
  }
}
