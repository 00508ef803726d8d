package org.nephos.invoice.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/**
 * What tenants owe, month by month. Rules <em>Invoices</em> of docs/money.md: a draft is worked out
 * when it is looked at; what is issued is never edited.
 */
public interface InvoiceFacade {
  /**
   * Invoices and credit notes, newest period first, without their items; the drafts of months that
   * are not issued yet are among them. Filters {@code tenant}, {@code state}, {@code kind}, {@code
   * number}, {@code month} (as in {@code 2026-01}, by each tenant's calendar), {@code overdue}
   * ({@code true}); sorts {@code period}, {@code number}, {@code total}. A month with nothing in it
   * has no invoice.
   */
  Page<InvoiceView> invoices(ListQuery query);

  /**
   * One, with its items; of a draft as of now.
   *
   * @throws org.nephos.problem.api.NotFoundException to whom does not see the tenant's invoices
   */
  InvoiceView invoice(UUID id);

  /** Why an item's amount is what it is: resources, states, seconds, price and rounding. */
  ItemExplanationView explain(UUID id, int item);

  /** The document: well set, for printing. Of a draft it says so on each page. */
  void writePdf(UUID id, OutputStream out) throws IOException;

  /** Items, taxes and total as CSV with a header; numbers are in no locale's format. */
  void writeCsv(UUID id, Writer out) throws IOException;

  /**
   * An electronic invoice of EN 16931 in the syntax of UBL 2.1, as it was issued.
   *
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} for a draft, which has
   *     no number
   */
  void writeXml(UUID id, OutputStream out) throws IOException;

  /**
   * Issues what is due: months that are over in their tenant's zone. What the job of the end of the
   * month does, at once. Doing it again does nothing.
   *
   * @param tenant one, or null for all
   */
  BillingRunView issueDue(UUID tenant);

  /** Runs of billing, newest first; for the operator. */
  Page<BillingRunView> runs(ListQuery query);

  /**
   * Answers an issued invoice by a credit note, in full or for some items. What was paid on what is
   * credited becomes a credit of the tenant.
   *
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} for what is no issued
   *     invoice, or for an item that is credited already
   */
  InvoiceView credit(UUID id, CreditInvoice command, String idempotencyKey);

  /**
   * Records money that came in for an invoice. What is more than it owes becomes a prepaid credit.
   *
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} for what owes nothing,
   *     {@code payment-known} for a reference that was recorded
   */
  InvoiceView pay(UUID id, RecordPayment command, String idempotencyKey);

  /** Works an issued invoice out again from the events and compares it byte by byte. */
  ReplayView replay(UUID id);

  /** What was invoiced, credited and paid, by month; for the operator. */
  List<RevenueView> revenue(Instant from, Instant to);
}
