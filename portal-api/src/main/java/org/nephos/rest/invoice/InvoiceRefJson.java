package org.nephos.rest.invoice;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.InvoiceView;

/** Another invoice or credit note. */
@Schema(name = "InvoiceRef")
public record InvoiceRefJson(UUID id, @Schema(examples = "NEPH-000041") String number) {

  /** The API's form; null stays null. */
  static InvoiceRefJson of(InvoiceView.Ref ref) {
    return ref == null ? null : new InvoiceRefJson(ref.id(), ref.number());
  }
}
