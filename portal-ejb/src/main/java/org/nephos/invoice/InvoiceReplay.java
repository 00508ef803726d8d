package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.nephos.invoice.api.ReplayView;
import org.nephos.problem.api.NotFoundException;

/** Works an issued invoice out again from the events. */
@ApplicationScoped
class InvoiceReplay {
  /**
   * Compares it with what was issued.
   *
   * @throws NotFoundException when there is no such issued invoice
   */
  ReplayView of(UUID invoice) {
    throw new NotFoundException();
  }
}
