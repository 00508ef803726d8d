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
import org.nephos.billing.PartyData;
import org.nephos.billing.TaxTreatment;

/**
 * The head of an issued invoice or credit note. Of what it says only what was paid and credited
 * since, and the state that follows from it, can change.
 */
@Entity
@Table(name = "invoice")
public class Invoice {
  /** No money, to cents as all amounts of an invoice. */
  private static final BigDecimal NOTHING = new BigDecimal("0.00");

  @Id private UUID id;

  @Column(name = "seller_id", updatable = false)
  private UUID sellerId;

  @Column(name = "tenant_id", updatable = false)
  private UUID tenantId;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Kind kind;

  @Column(updatable = false)
  private String number;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "period_from", updatable = false)
  private Instant periodFrom;

  @Column(name = "period_to", updatable = false)
  private Instant periodTo;

  @Column(name = "period_key", updatable = false)
  private String periodKey;

  @Column(name = "answers_id", updatable = false)
  private UUID answersId;

  @Column(updatable = false)
  private String reason;

  @Column(updatable = false)
  private String currency;

  @Column(name = "price_version", updatable = false)
  private String priceVersion;

  @Column(name = "seller_data", updatable = false)
  private String sellerData;

  @Column(name = "buyer_data", updatable = false)
  private String buyerData;

  @Enumerated(EnumType.STRING)
  @Column(name = "tax_treatment", updatable = false)
  private TaxTreatment taxTreatment;

  @Column(updatable = false)
  private BigDecimal net;

  @Column(updatable = false)
  private BigDecimal tax;

  @Column(updatable = false)
  private BigDecimal total;

  private BigDecimal paid;
  private BigDecimal credited;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "issued_at", updatable = false)
  private Instant issuedAt;

  @Column(name = "due_at", updatable = false)
  private Instant dueAt;

  @Column(updatable = false)
  private String digest;

  @Version private long version;

  /** What it is. */
  public enum Kind {
    INVOICE,
    CREDIT_NOTE
  }

  /** Where it stands. */
  public enum State {
    DRAFT,
    ISSUED,
    PARTLY_PAID,
    PAID,
    CREDITED
  }

  protected Invoice() {}

  /**
   * What is issued in this moment. Nothing of it is paid yet.
   *
   * @param digest of its canonical form
   * @param dueAt until when it is to be paid, null for a credit note
   */
  public Invoice(
      UUID id, UUID sellerId, InvoiceContent content, String digest, Instant now, Instant dueAt) {
    this.id = id;
    this.sellerId = sellerId;
    this.tenantId = content.tenant();
    this.kind = content.answers() == null ? Kind.INVOICE : Kind.CREDIT_NOTE;
    this.number = content.number();
    this.state = State.ISSUED;
    this.periodFrom = content.from();
    this.periodTo = content.to();
    this.periodKey = kind == Kind.INVOICE ? periodKey(content.tenant(), content.from()) : null;
    this.answersId = content.answers();
    this.reason = content.reason();
    this.currency = content.currency();
    this.priceVersion = content.priceVersion();
    this.sellerData = PartyText.write(content.seller());
    this.buyerData = PartyText.write(content.buyer());
    this.taxTreatment = content.taxTreatment();
    this.net = content.net();
    this.tax = content.tax();
    this.total = content.total();
    this.paid = BigDecimal.ZERO;
    this.credited = BigDecimal.ZERO;
    this.createdAt = now;
    this.issuedAt = now;
    this.dueAt = dueAt;
    this.digest = digest;
  }

  /** What keeps a month from having two invoices. */
  public static String periodKey(UUID tenant, Instant from) {
    return tenant + "|" + from;
  }

  /** Something was paid on it. */
  public void pay(BigDecimal amount) {
    paid = paid.add(amount);
    settle(false);
  }

  /**
   * It was answered by a credit note.
   *
   * @param amount above zero
   * @param whole whether all its items are credited now
   */
  public void credit(BigDecimal amount, boolean whole) {
    credited = credited.add(amount);
    settle(whole);
  }

  /** Says where it stands by what it owes. */
  private void settle(boolean whole) {
    if (whole) {
      state = State.CREDITED;
    } else if (open().signum() == 0) {
      state = State.PAID;
    } else {
      state = paid.signum() == 0 ? State.ISSUED : State.PARTLY_PAID;
    }
  }

  /** It owes nothing from the beginning, because it comes to nothing, or less. */
  public void settleIfFree() {
    if (kind == Kind.INVOICE) {
      settle(false);
    }
  }

  /** What is still owed. */
  public BigDecimal open() {
    return kind == Kind.CREDIT_NOTE
        ? NOTHING
        : total.subtract(credited).subtract(paid).max(NOTHING);
  }

  /** What was paid or credited beyond what it comes to, and so belongs to the tenant. */
  public BigDecimal excess() {
    return kind == Kind.CREDIT_NOTE ? NOTHING : paid.add(credited).subtract(total).max(NOTHING);
  }

  /** Whether its term has passed with something still owed. */
  public boolean isOverdue(Instant now) {
    return dueAt != null && dueAt.isBefore(now) && open().signum() > 0;
  }

  public UUID id() {
    return id;
  }

  public UUID sellerId() {
    return sellerId;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public Kind kind() {
    return kind;
  }

  public String number() {
    return number;
  }

  public State state() {
    return state;
  }

  /** When the month begins that it is about. */
  public Instant periodFrom() {
    return periodFrom;
  }

  /** When that month ends, exclusive. */
  public Instant periodTo() {
    return periodTo;
  }

  /** What a credit note answers; null for an invoice. */
  public UUID answersId() {
    return answersId;
  }

  /** Of a credit note; null for an invoice. */
  public String reason() {
    return reason;
  }

  public String currency() {
    return currency;
  }

  public String priceVersion() {
    return priceVersion;
  }

  /** Who sold. */
  public PartyData seller() {
    return PartyText.read(sellerData);
  }

  /** Who bought. */
  public PartyData buyer() {
    return PartyText.read(buyerData);
  }

  public TaxTreatment taxTreatment() {
    return taxTreatment;
  }

  public BigDecimal net() {
    return net;
  }

  public BigDecimal tax() {
    return tax;
  }

  public BigDecimal total() {
    return total;
  }

  /** By payments and credits. */
  public BigDecimal paid() {
    return paid;
  }

  /** By credit notes that answer it; not negative. */
  public BigDecimal credited() {
    return credited;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  /** Until when it is to be paid; null for a credit note. */
  public Instant dueAt() {
    return dueAt;
  }

  /** SHA-256 of its canonical form. */
  public String digest() {
    return digest;
  }
}
