package org.nephos.rest.invoice;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.problem.api.InvalidException;

/** What of an invoice is credited. */
@Schema(name = "CreditNoteCreate")
public record CreditNoteBody(
    @Schema(
            description = "Numbers of items; all that is not credited yet when left out.",
            examples = "[1, 2]")
        List<Integer> items,
    @NotNull
        @Schema(
            description = "Stands on the credit note.",
            maxLength = 1000,
            examples = "The zone was not reachable for two days.")
        String reason) {
  /** An empty list is a choice that found nothing, and credits nothing: least of all everything. */
  CreditInvoice command() {
    if (items != null && items.isEmpty()) {
      throw new InvalidException(
          "items",
          "required",
          "Name at least one item, or leave items out for all that is not credited yet.");
    }
    return new CreditInvoice(items, reason);
  }
}
