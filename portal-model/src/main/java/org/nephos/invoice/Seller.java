package org.nephos.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.nephos.billing.Party;
import org.nephos.billing.PartyData;

/**
 * Who sells. The next numbers of its invoices are counted in the same row, by guarded updates, and
 * so are not among what is mapped here for writing.
 */
@Entity
@Table(name = "seller")
public class Seller {
  @Id private UUID id;

  @Embedded private Party party;

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
  public void describe(PartyData newParty, int days) {
    party = new Party(newParty);
    iban = newParty.iban();
    paymentDays = days;
  }

  public UUID id() {
    return id;
  }

  /** Who it is. */
  public PartyData party() {
    return party.data(iban);
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
