package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.nephos.invoice.api.ReplayView;
import org.nephos.invoice.api.ReplayView.Difference;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.NotFoundException;

/**
 * Works an issued invoice out again from the events, and compares it with what was issued: byte by
 * byte, and by the digest that was kept then. Rule <em>Replay</em> of docs/money.md. Called with no
 * transaction open.
 */
@ApplicationScoped
class InvoiceReplay {
  @Inject private StoredInvoices stored;
  @Inject private ReplayedInvoice replayed;
  @Inject private Transactions transactions;

  private record Issued(Invoice head, InvoiceContent content) {}

  /**
   * Compares it with what was issued.
   *
   * @throws NotFoundException when there is no such issued invoice
   */
  ReplayView of(UUID invoice) {
    Issued issued = transactions.inNew(() -> issued(invoice));
    InvoiceContent again = replayed.of(issued.head());
    String kept = issued.head().digest();
    List<Difference> differences = new ArrayList<>();
    String now = CanonicalInvoice.digest(issued.content());
    if (!now.equals(kept)) {
      differences.add(new Difference("what is kept of it, SHA-256", kept, now));
    }
    differences.addAll(InvoiceDifferences.between(issued.content(), again));
    boolean same =
        Arrays.equals(CanonicalInvoice.bytes(issued.content()), CanonicalInvoice.bytes(again));
    if (!same && differences.isEmpty()) {
      differences.add(new Difference("canonical form", now, CanonicalInvoice.digest(again)));
    }
    return new ReplayView(
        invoice, same && now.equals(kept), kept, CanonicalInvoice.digest(again), differences);
  }

  private Issued issued(UUID id) {
    Invoice head = stored.find(id);
    if (head == null) {
      throw new NotFoundException();
    }
    return new Issued(head, stored.content(head));
  }
}
