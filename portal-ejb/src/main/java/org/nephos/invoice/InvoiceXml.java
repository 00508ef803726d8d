package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.nephos.brand.BrandTexts;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.ubl.UblDocument;
import org.nephos.problem.api.ConflictException;

/** An invoice or credit note as an electronic one of EN 16931, in the syntax of UBL 2.1. */
@ApplicationScoped
class InvoiceXml {
  private final BrandTexts texts;

  /** Reads the words of the brand that the server wears. */
  InvoiceXml() {
    this.texts = new BrandTexts(BrandTexts.worn(), "documents.properties");
  }

  /**
   * Writes the document; it is what was issued, whatever was paid since. The stream stays open.
   *
   * @throws ConflictException {@code state-conflict} for a draft, which has no number
   * @throws IOException when the stream does not take it
   */
  void write(InvoiceView invoice, OutputStream out) throws IOException {
    if (invoice.state() == InvoiceState.DRAFT) {
      throw new ConflictException(
          "state-conflict",
          "A draft has no number yet; an electronic invoice is of what is issued.",
          Map.of("state", invoice.state()));
    }
    out.write(new UblDocument(invoice, texts).bytes());
  }
}
