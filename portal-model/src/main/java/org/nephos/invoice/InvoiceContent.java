package org.nephos.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.PartyData;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;

/**
 * All that an invoice or a credit note says, whether it is issued, a draft, or worked out again.
 * {@link CanonicalInvoice} makes bytes of it.
 *
 * @param number null for a draft
 * @param from when the billing month begins
 * @param to when it ends, exclusive
 * @param seller null for a draft of a tenant without a billing account
 * @param buyer null for a draft of a tenant without a billing account
 * @param answers the invoice that a credit note answers; null for an invoice
 * @param reason of a credit note; null for an invoice
 */
public record InvoiceContent(
    UUID id,
    String number,
    UUID tenant,
    Instant from,
    Instant to,
    String currency,
    String priceVersion,
    PartyData seller,
    PartyData buyer,
    TaxTreatment taxTreatment,
    UUID answers,
    String reason,
    List<Line> lines,
    List<Tax> taxes,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal total) {
  public InvoiceContent {
    lines = List.copyOf(lines);
    taxes = List.copyOf(taxes);
  }

  /**
   * An item.
   *
   * @param n from 1
   * @param kind one of those of the bill, or {@code CREDIT}
   * @param meter its word, or null
   * @param rate the rate that it is of, or null
   * @param rule the fee, discount, minimum or manual item that it comes from; null where a rate is
   * @param quantity in {@code unit}
   * @param cost exact; the amount is this, rounded once
   * @param rows what it is made of; together they are the amount, exactly
   */
  public record Line(
      int n,
      String kind,
      boolean isCorrection,
      UUID project,
      String meter,
      UUID rate,
      UUID rule,
      String description,
      Instant from,
      Instant to,
      BigDecimal quantity,
      String unit,
      BigDecimal unitPrice,
      BigDecimal cost,
      BigDecimal amount,
      TaxCategory taxCategory,
      List<Row> rows) {
    public Line {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A part of an item at full precision.
   *
   * @param resource whose cost it is; null for what has none, such as what rounding made of it
   */
  public record Row(
      UUID resource,
      String resourceType,
      String resourceName,
      long seconds,
      BigDecimal quantity,
      BigDecimal cost) {}

  /** The tax of one category. */
  public record Tax(TaxCategory category, BigDecimal percent, BigDecimal net, BigDecimal tax) {}

  /** The same with a number. */
  public InvoiceContent numbered(String given) {
    return new InvoiceContent(
        id,
        given,
        tenant,
        from,
        to,
        currency,
        priceVersion,
        seller,
        buyer,
        taxTreatment,
        answers,
        reason,
        lines,
        taxes,
        net,
        tax,
        total);
  }
}
