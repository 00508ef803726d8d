package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import org.nephos.invoice.api.InvoiceView;

/** An invoice as a document for printing. */
@ApplicationScoped
class InvoicePdf {
  /** Writes the document; the stream stays open. */
  void write(InvoiceView invoice, OutputStream out) throws IOException {
    throw new IOException("no document of " + invoice.id());
  }
}
