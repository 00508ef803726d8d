package org.nephos.web.invoice;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Times;
import org.nephos.web.text.Words;

/** {@code invoice/detail.xhtml}: an invoice, a credit note, or the draft of a month. */
@Named
@RequestScoped
public class InvoiceDetailBacking {
  @Inject private InvoiceFacade invoices;
  @Inject private ShellBacking shell;
  @Inject private BillingAccountFacade accounts;
  @Inject private Listing listing;
  @Inject private Words words;
  @Inject private Times times;

  private String id;
  private InvoiceView invoice;
  private List<ItemGroup> groups;

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
  }

  /** Reads the invoice when the page is asked for. */
  public void load() {
    getInvoice();
  }

  /** The invoice. */
  public InvoiceView getInvoice() {
    if (invoice == null) {
      invoice = invoices.invoice(Ids.require(id));
    }
    return invoice;
  }

  /** What it is called: its kind and number, or whose draft it is. */
  public String getTitle() {
    InvoiceView shown = getInvoice();
    return shown.number() == null
        ? words.with("invoice.title.draft", times.month(shown.from(), shown.zone()))
        : words.with(
            shown.kind() == InvoiceView.Kind.INVOICE
                ? "invoice.title.invoice"
                : "invoice.title.note",
            shown.number());
  }

  /** Its number; of a draft, that it is one. */
  public String getShortName() {
    String number = getInvoice().number();
    return number == null ? words.plain("invoice.draft") : number;
  }

  /** The last day of its month, in the tenant's zone. */
  public LocalDate getLastDay() {
    return LocalDate.ofInstant(getInvoice().to(), ZoneId.of(getInvoice().zone())).minusDays(1);
  }

  /** Where programs read it. */
  public String getApiAddress() {
    return "/api/v1/invoices/" + getInvoice().id();
  }

  /** Its items by project. */
  public List<ItemGroup> getGroups() {
    if (groups == null) {
      groups = ItemGroup.of(getInvoice().items());
    }
    return groups;
  }

  /** Whether it is an issued invoice, and so one that can be answered and worked out again. */
  public boolean isIssued() {
    return getInvoice().kind() == InvoiceView.Kind.INVOICE
        && getInvoice().state() != InvoiceState.DRAFT;
  }

  /** Whether the reader does what finance does. */
  public boolean isFinance() {
    return isIssued() && shell.may("CLOUD_OPERATE");
  }

  /** Whether money can still come in for it. */
  public boolean isPayable() {
    return isFinance() && getInvoice().open().signum() > 0;
  }

  /** Whether it is a draft that is not taxed because no rate holds where its seller is. */
  public boolean isUntaxed() {
    InvoiceView shown = getInvoice();
    return shown.state() == InvoiceState.DRAFT
        && shown.seller() != null
        && shown.taxTreatment() == TaxTreatment.STANDARD
        && shell.may("CLOUD_OPERATE")
        && accounts.sellers().stream()
            .filter(seller -> seller.party().country().equals(shown.seller().country()))
            .anyMatch(seller -> !seller.isTaxed());
  }

  /** Whether there may be something left to credit. */
  public boolean isCreditable() {
    return isFinance() && getInvoice().state() != InvoiceState.CREDITED;
  }
}
