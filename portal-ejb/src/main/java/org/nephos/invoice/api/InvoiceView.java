package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;

/**
 * An invoice or a credit note. Amounts are in {@code currency}, to cents; those of a credit note
 * are negative.
 *
 * @param id the same for the draft and for what is issued of it
 * @param kind invoice or credit note
 * @param number null for a draft
 * @param isOverdue issued, not fully paid, and behind its term
 * @param from when the billing month begins in the tenant's zone
 * @param to when it ends, exclusive
 * @param zone the zone in which the month is one, for example {@code Europe/Berlin}
 * @param seller as it was when the invoice was issued; null for a draft of a cloud without a seller
 * @param buyer as it was when the invoice was issued
 * @param items empty in lists
 * @param taxes by category; empty in lists
 * @param net the sum of the items
 * @param total net and tax
 * @param paid by payments and credits
 * @param open what is still owed; zero for drafts and credit notes
 * @param dueAt null for a draft and a credit note
 * @param answers the invoice that a credit note answers
 * @param creditNotes what answers this invoice
 * @param reason of a credit note
 * @param priceVersion the price plan, and since when its rates hold
 * @param payments oldest first; empty in lists
 * @param digest SHA-256 of its canonical form, which a replay is compared with; null for a draft
 */
public record InvoiceView(
    UUID id,
    Kind kind,
    String number,
    InvoiceState state,
    boolean isOverdue,
    UUID tenant,
    String tenantName,
    Instant from,
    Instant to,
    String zone,
    String currency,
    Party seller,
    Party buyer,
    TaxTreatment taxTreatment,
    List<Item> items,
    List<Tax> taxes,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal total,
    BigDecimal paid,
    BigDecimal open,
    Instant createdAt,
    Instant issuedAt,
    Instant dueAt,
    Ref answers,
    List<Ref> creditNotes,
    String reason,
    String priceVersion,
    List<Payment> payments,
    String digest) {
  public InvoiceView {
    items = List.copyOf(items);
    taxes = List.copyOf(taxes);
    creditNotes = List.copyOf(creditNotes);
    payments = List.copyOf(payments);
  }

  /** What it is. */
  public enum Kind {
    INVOICE,
    CREDIT_NOTE
  }

  /** Another one. */
  public record Ref(UUID id, String number) {}

  /**
   * Seller or buyer.
   *
   * @param vatId null without one
   * @param iban of a seller, where to pay; null otherwise
   */
  public record Party(
      String legalName,
      String street,
      String postalCode,
      String city,
      String country,
      String vatId,
      String email,
      String iban) {}

  /** What a line is about. */
  public enum ItemKind {
    USAGE,
    ALLOWANCE,
    TIER,
    DISCOUNT,
    FEE,
    MINIMUM,
    MANUAL,
    CREDIT
  }

  /**
   * A line.
   *
   * @param n from 1
   * @param isCorrection whether it is about a month that was closed already
   * @param project null when it is the tenant's
   * @param meter null when it is of no meter
   * @param rate the rate, null without one
   * @param description in words
   * @param quantity in {@code unit}
   * @param cost exact; the amount is this, rounded once
   * @param creditedBy the credit note that took it back; null while none has
   */
  public record Item(
      int n,
      ItemKind kind,
      boolean isCorrection,
      UUID project,
      String projectName,
      String meter,
      UUID rate,
      String description,
      Instant from,
      Instant to,
      BigDecimal quantity,
      String unit,
      BigDecimal unitPrice,
      BigDecimal cost,
      BigDecimal amount,
      TaxCategory taxCategory,
      Ref creditedBy) {}

  /** The tax of one category. */
  public record Tax(TaxCategory category, BigDecimal percent, BigDecimal net, BigDecimal amount) {}

  /**
   * What was paid.
   *
   * @param credit the credit that it was paid by, or null for money that came in
   */
  public record Payment(
      UUID id, BigDecimal amount, String reference, LocalDate paidOn, UUID credit, String by) {}
}
