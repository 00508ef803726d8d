package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nephos.billing.RateLookup;
import org.nephos.billing.Rounding;
import org.nephos.billing.api.RateView;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.ItemExplanationView;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.NotFoundException;

/** Says why an item's amount is what it is. Called with no transaction open. */
@ApplicationScoped
class ItemExplanation {
  @Inject private StoredInvoices stored;
  @Inject private Drafts drafts;
  @Inject private InvoiceViews views;
  @Inject private RateLookup rates;
  @Inject private ItemFormula formula;
  @Inject private ItemResources resources;
  @Inject private Transactions transactions;

  private record Found(InvoiceContent content, InvoiceView view) {}

  /**
   * Explains an item.
   *
   * @param invoice one that the caller may see, also a draft
   * @param item its number, from 1
   * @throws NotFoundException when there is no such item
   */
  ItemExplanationView of(UUID invoice, int item) {
    Found found = find(invoice);
    Line line =
        found.content().lines().stream()
            .filter(each -> each.n() == item)
            .findFirst()
            .orElseThrow(NotFoundException::new);
    RateView rate = transactions.inNew(() -> rates.find(line.rate()));
    String said = transactions.inNew(() -> formula.of(found.content(), line, rate));
    List<ItemExplanationView.Resource> parts = resources.of(found.content(), line);
    return new ItemExplanationView(
        new InvoiceView.Ref(invoice, found.content().number()),
        found.view().items().stream()
            .filter(each -> each.n() == item)
            .findFirst()
            .orElseThrow(NotFoundException::new),
        line.kind(),
        said,
        rate,
        parts,
        Rounding.trim(line.cost(), Rounding.CENTS),
        Rounding.trim(line.amount().subtract(line.cost()), Rounding.CENTS));
  }

  private Found find(UUID id) {
    Found issued = transactions.inNew(() -> issued(id));
    return issued != null
        ? issued
        : drafts
            .find(id)
            .map(
                content ->
                    transactions.inNew(() -> new Found(content, views.draft(content, false))))
            // Its month may have been closed meanwhile.
            .or(() -> Optional.ofNullable(transactions.inNew(() -> issued(id))))
            .orElseThrow(NotFoundException::new);
  }

  private Found issued(UUID id) {
    Invoice head = stored.find(id);
    return head == null ? null : new Found(stored.content(head), views.issued(head));
  }
}
