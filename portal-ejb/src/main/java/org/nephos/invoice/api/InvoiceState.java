package org.nephos.invoice.api;

/** Where an invoice stands. A credit note is only {@link #ISSUED}. */
public enum InvoiceState {
  DRAFT,
  ISSUED,
  PARTLY_PAID,
  PAID,
  /** Answered in full by credit notes. */
  CREDITED
}
