package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;

/** What the audit trail keeps of invoices and of what is around them. */
@ApplicationScoped
class InvoiceEvents {
  @Inject private EventWriter events;

  /** What can change of an invoice. */
  record Standing(String state, BigDecimal paid, BigDecimal credited) {
    static Standing of(Invoice invoice) {
      return new Standing(invoice.state().name(), invoice.paid(), invoice.credited());
    }
  }

  /**
   * Something happened to an invoice or a credit note.
   *
   * @param before null for what is new
   */
  void invoice(String type, Invoice invoice, Standing before, Map<String, ?> data) {
    events.record(
        new EventDraft(
            type,
            invoice.tenantId(),
            null,
            "invoice",
            invoice.id(),
            invoice.number(),
            Changes.between(before, Standing.of(invoice)).with(data)));
  }

  /**
   * Something of a tenant's money was changed.
   *
   * @param before a record, or null
   * @param after a record, or null
   */
  void tenant(
      String type,
      UUID tenant,
      UUID project,
      String kind,
      UUID id,
      String name,
      Record before,
      Record after) {
    events.record(
        new EventDraft(
            type, tenant, project, kind, id, name, Changes.between(before, after).asData()));
  }
}
