package org.nephos.web.invoice;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.ItemExplanationView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.NotFoundException;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;

/**
 * {@code invoice/explain.xhtml}: why an item's amount is what it is, from the seconds of each
 * resource to the cents. Its file has every interval; the page shows so many resources at a time.
 */
@Named
@RequestScoped
public class ExplainItemBacking implements Downloadable<ExplainedInterval> {
  private static final int RESOURCES = 25;
  private static final int INTERVALS = 200;

  @Inject private InvoiceFacade invoices;
  @Inject private Listing listing;

  private String id;
  private String item;
  private ItemExplanationView explanation;
  private InvoiceView invoice;

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
    item = listing.parameter("item");
  }

  /** Reads it when the page is asked for. */
  public void load() {
    getExplanation();
  }

  /** The explanation. */
  public ItemExplanationView getExplanation() {
    if (explanation == null) {
      explanation = invoices.explain(Ids.require(id), number());
    }
    return explanation;
  }

  private int number() {
    if (item == null || !item.matches("\\d{1,9}")) {
      throw new NotFoundException();
    }
    return Integer.parseInt(item);
  }

  /** The invoice that the item stands on. */
  public InvoiceView getInvoice() {
    if (invoice == null) {
      invoice = invoices.invoice(getExplanation().invoice().id());
    }
    return invoice;
  }

  /** The month that the item is about, as in {@code 2026-01}; an earlier one of a correction. */
  public String getMonth() {
    return YearMonth.from(getExplanation().item().from().atZone(ZoneId.of(getInvoice().zone())))
        .toString();
  }

  /** The resources of this page of them. */
  public List<ItemExplanationView.Resource> getResources() {
    List<ItemExplanationView.Resource> all = getExplanation().resources();
    int from = Math.min(all.size(), start());
    return all.subList(from, Math.min(all.size(), from + RESOURCES));
  }

  /** Where the next page of resources begins; null on the last. */
  public String getNext() {
    int next = start() + RESOURCES;
    return next < getExplanation().resources().size() ? String.valueOf(next) : null;
  }

  private int start() {
    String marker = listing.parameter("marker");
    return marker != null && marker.matches("\\d{1,9}") ? Integer.parseInt(marker) : 0;
  }

  /** The first intervals of a resource. */
  public List<ItemExplanationView.Interval> shown(ItemExplanationView.Resource resource) {
    List<ItemExplanationView.Interval> all = resource.intervals();
    return all.subList(0, Math.min(all.size(), INTERVALS));
  }

  /** How many more there are, in the file. */
  public int more(ItemExplanationView.Resource resource) {
    return Math.max(0, resource.intervals().size() - INTERVALS);
  }

  @Override
  public String page() {
    return "explain";
  }

  @Override
  public ListQuery query() {
    return listing.query("id", "item");
  }

  @Override
  public Page<ExplainedInterval> read(ListQuery query) {
    return new Page<>(
        getExplanation().resources().stream().flatMap(ExplainedInterval::of).toList(), null);
  }

  @Override
  public Class<ExplainedInterval> type() {
    return ExplainedInterval.class;
  }
}
