package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.nephos.invoice.api.ItemExplanationView;
import org.nephos.problem.api.NotFoundException;

/** Says why an item's amount is what it is. */
@ApplicationScoped
class ItemExplanation {
  /**
   * Explains an item.
   *
   * @param invoice one that the caller may see, also a draft
   * @param item its number, from 1
   * @throws NotFoundException when there is no such item
   */
  ItemExplanationView of(UUID invoice, int item) {
    throw new NotFoundException();
  }
}
