package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import org.nephos.brand.BrandTexts;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.print.InvoiceDocument;
import org.nephos.invoice.print.PrintWords;

/** An invoice as a document for printing, in the words and the colour of the brand. */
@ApplicationScoped
class InvoicePdf {
  private final PrintWords words;

  /** Reads the words of the brand that the server wears. */
  InvoicePdf() {
    this(BrandTexts.worn());
  }

  /** Reads the words of a brand. */
  InvoicePdf(String brand) {
    this.words = new PrintWords(brand);
  }

  /**
   * Writes the document; the same invoice has the same bytes, and the stream stays open.
   *
   * @throws IOException when the stream does not take it
   */
  void write(InvoiceView invoice, OutputStream out) throws IOException {
    out.write(new InvoiceDocument(invoice, words).bytes());
  }
}
