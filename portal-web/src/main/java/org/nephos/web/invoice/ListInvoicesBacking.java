package org.nephos.web.invoice;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.BillingAccountView;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;

/** {@code invoice/list.xhtml}: what a tenant was charged month by month, or all of them. */
@Named
@RequestScoped
public class ListInvoicesBacking implements Downloadable<InvoiceView> {
  private static final String[] FILTERS = {"tenant", "state", "kind", "number", "overdue"};
  private static final List<String> CHIPS =
      List.of("DRAFT", "ISSUED", "PARTLY_PAID", "PAID", "CREDITED");

  @Inject private InvoiceFacade invoices;
  @Inject private BillingAccountFacade accounts;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;

  private Page<InvoiceView> page;
  private Page<InvoiceView> drafts;
  private BillingAccountView account;

  /** The rows of this page. */
  public Page<InvoiceView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return shell.ofTenant(listing.query(FILTERS)).with("month", month());
  }

  /** What is no month is as if it were not there; some browsers let people type it. */
  private String month() {
    String asked = listing.parameter("month");
    return asked != null && asked.matches("\\d{4}-(0[1-9]|1[0-2])") ? asked : null;
  }

  @Override
  public Page<InvoiceView> read(ListQuery query) {
    return invoices.invoices(query);
  }

  @Override
  public Class<InvoiceView> type() {
    return InvoiceView.class;
  }

  /** Whether the address asks for some of them only. */
  public boolean isFiltered() {
    return listing.parameter("state") != null
        || listing.parameter("kind") != null
        || listing.parameter("number") != null
        || listing.parameter("overdue") != null
        || listing.parameter("month") != null;
  }

  /** The tenant whose invoices these are; null when they are those of all. */
  public UUID getTenant() {
    return Ids.read(query().filters().get("tenant"));
  }

  /** The month that runs, as it stands now; null when there is nothing in it, or not one tenant. */
  public InvoiceView getDraft() {
    if (getTenant() == null || listing.parameter("marker") != null) {
      return null;
    }
    if (!isFiltered() && listing.parameter("sort") == null) {
      // The newest month comes first, so that it is not worked out twice for one page.
      return getPage().items().stream()
          .filter(one -> one.state() == InvoiceState.DRAFT)
          .findFirst()
          .orElse(null);
    }
    if (drafts == null) {
      Map<String, String> wanted =
          Map.of("tenant", getTenant().toString(), "state", InvoiceState.DRAFT.name());
      drafts = read(new ListQuery(wanted, null, 1, null));
    }
    return drafts.items().isEmpty() ? null : drafts.items().get(0);
  }

  /** Whom the invoices are made out to, and what credit there is; null when not of one tenant. */
  public BillingAccountView getAccount() {
    if (account == null && getTenant() != null) {
      account = accounts.account(getTenant());
    }
    return account;
  }

  /** What to filter by. */
  public List<String> getChips() {
    return CHIPS;
  }

  /** Invoices and what answers them. */
  public List<InvoiceView.Kind> getKinds() {
    return List.of(InvoiceView.Kind.values());
  }
}
