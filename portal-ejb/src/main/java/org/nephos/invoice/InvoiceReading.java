package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.NotFoundException;

/** One invoice, issued or not. Called with no transaction open. */
@ApplicationScoped
class InvoiceReading {
  @Inject private StoredInvoices stored;
  @Inject private InvoiceViews views;
  @Inject private Drafts drafts;
  @Inject private Transactions transactions;

  /**
   * As it is now.
   *
   * @throws NotFoundException when there is none
   */
  InvoiceView view(UUID id) {
    InvoiceView issued = issued(id);
    return issued != null
        ? issued
        : drafts
            .find(id)
            .map(content -> transactions.inNew(() -> views.draft(content, false)))
            // Its month may have been closed meanwhile.
            .or(() -> Optional.ofNullable(issued(id)))
            .orElseThrow(NotFoundException::new);
  }

  private InvoiceView issued(UUID id) {
    return transactions.inNew(
        () -> {
          Invoice invoice = stored.find(id);
          return invoice == null ? null : views.issued(invoice);
        });
  }
}
