package org.nephos.web.invoice;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.AccessFacade;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.text.Words;

/** {@code invoice/credit.xhtml}: an issued invoice is answered, in full or for what is ticked. */
@Named
@RequestScoped
public class CreditInvoiceBacking {
  @Inject private AccessFacade access;
  @Inject private InvoiceFacade invoices;
  @Inject private InvoiceDetailBacking detail;
  @Inject private HttpServletRequest request;
  @Inject private Listing listing;
  @Inject private Words words;

  private String token;
  private String creditReason;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** Reads the invoice; who sees it and may not answer it reads so. */
  public void load() {
    detail.load();
    access.checkAnywhere(Permission.CLOUD_OPERATE);
  }

  /** Answers it for what is ticked; where nothing is, for all that is not credited yet. */
  public String credit() {
    List<Integer> items = picked().toList();
    InvoiceView note =
        invoices.credit(
            detail.getInvoice().id(),
            new CreditInvoice(items, creditReason),
            FormKey.of(token, items, creditReason));
    MessagesBacking.done(
        words.with("invoice.credit.done", note.number(), detail.getInvoice().number()));
    return "/invoice/detail?faces-redirect=true&id=" + note.id();
  }

  private Stream<Integer> picked() {
    String[] picks = request.getParameterValues("pick");
    return picks == null
        ? Stream.empty()
        : Arrays.stream(picks).filter(pick -> pick.matches("\\d{1,9}")).map(Integer::valueOf);
  }

  /** Whether an item is ticked; null instead of false, so that the attribute is left out. */
  public String ticked(int item) {
    return picked().anyMatch(n -> n == item) ? "checked" : null;
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getCreditReason() {
    return creditReason;
  }

  public void setCreditReason(String creditReason) {
    this.creditReason = creditReason;
  }
}
