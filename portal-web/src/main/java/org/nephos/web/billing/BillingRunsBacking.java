package org.nephos.web.billing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.BillingRunView;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.SellerView;
import org.nephos.invoice.api.UnbilledTenantView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code billing/runs.xhtml}: when months were closed, and what failed. */
@Named
@RequestScoped
public class BillingRunsBacking implements Downloadable<BillingRunView> {
  @Inject private InvoiceFacade invoices;
  @Inject private BillingAccountFacade accounts;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private Page<BillingRunView> page;
  private List<UnbilledTenantView> unbilled;
  private List<SellerView> untaxed;

  /** The rows of this page. */
  public Page<BillingRunView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public String page() {
    return "runs";
  }

  @Override
  public ListQuery query() {
    return listing.query();
  }

  @Override
  public Page<BillingRunView> read(ListQuery query) {
    return invoices.runs(query);
  }

  @Override
  public Class<BillingRunView> type() {
    return BillingRunView.class;
  }

  /** Tenants that cannot be billed, for nobody has said who sells and who buys. */
  public List<UnbilledTenantView> getUnbilled() {
    if (unbilled == null) {
      unbilled = accounts.unbilled();
    }
    return unbilled;
  }

  /** Sellers in whose country no tax rate holds. */
  public List<SellerView> getUntaxed() {
    if (untaxed == null) {
      untaxed = accounts.sellers().stream().filter(seller -> !seller.isTaxed()).toList();
    }
    return untaxed;
  }

  /** Issues what is due, of all tenants. */
  public String issue() {
    BillingRunView run = invoices.issueDue(null);
    MessagesBacking.done(words.with("billing.runs.done", run.issued(), run.empty(), run.failed()));
    return nav.again();
  }
}
