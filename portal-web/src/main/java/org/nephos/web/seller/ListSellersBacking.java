package org.nephos.web.seller;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.invoice.api.SellerView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.NotFoundException;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.text.Typed;
import org.nephos.web.text.Words;

/** {@code seller/list.xhtml}: who sells, for the operator; the form below makes or edits one. */
@Named
@RequestScoped
public class ListSellersBacking implements Downloadable<SellerView> {
  @Inject private BillingAccountFacade accounts;
  @Inject private Listing listing;
  @Inject private Words words;

  private final PartyForm party = new PartyForm();
  private List<SellerView> all;
  private Page<SellerView> page;
  private String token;
  private String invoicePrefix;
  private String paymentDays = "14";

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** Reads the sellers when the page is asked for, and fills the form with one to be edited. */
  public void load() {
    SellerView edited = getEdited();
    if (edited != null) {
      party.fill(edited.party());
      invoicePrefix = edited.invoicePrefix();
      paymentDays = String.valueOf(edited.paymentDays());
    }
  }

  private List<SellerView> all() {
    if (all == null) {
      all = accounts.sellers();
    }
    return all;
  }

  /** Those in whose country no tax rate holds. */
  public List<SellerView> getUntaxed() {
    return all().stream().filter(seller -> !seller.isTaxed()).toList();
  }

  /** The rows of this page. */
  public Page<SellerView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return listing.query("name");
  }

  @Override
  public Page<SellerView> read(ListQuery query) {
    return accounts.sellers(query);
  }

  @Override
  public Class<SellerView> type() {
    return SellerView.class;
  }

  /** The one that is edited; null for a new one. */
  public SellerView getEdited() {
    UUID id = Ids.read(listing.parameter("id"));
    List<SellerView> sellers = all();
    if (listing.parameter("id") == null) {
      return null;
    }
    return sellers.stream()
        .filter(seller -> seller.id().equals(id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  /** Makes or changes it. */
  public String save() {
    SellerView edited = getEdited();
    Typed typed = new Typed(words);
    int days = typed.whole("paymentDays", paymentDays);
    typed.check();
    String prefix =
        edited == null
            ? Typed.text(invoicePrefix == null ? null : invoicePrefix.toUpperCase(Locale.ROOT))
            : edited.invoicePrefix();
    SaveSeller command = new SaveSeller(party.party(), prefix, days);
    SellerView saved =
        edited == null
            ? accounts.createSeller(command, FormKey.of(token, command))
            : accounts.changeSeller(edited.id(), command, version(edited));
    MessagesBacking.done(words.with("seller.done", saved.party().legalName()));
    return "/seller/list?faces-redirect=true";
  }

  /** The version that the form was shown with, so that nobody's change is lost. */
  private long version(SellerView edited) {
    String sent = listing.parameter("form-version");
    return sent != null && sent.matches("\\d{1,18}") ? Long.parseLong(sent) : edited.version();
  }

  /** What stands in the fields for name and address. */
  public PartyForm getParty() {
    return party;
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getInvoicePrefix() {
    return invoicePrefix;
  }

  public void setInvoicePrefix(String invoicePrefix) {
    this.invoicePrefix = invoicePrefix;
  }

  public String getPaymentDays() {
    return paymentDays;
  }

  public void setPaymentDays(String paymentDays) {
    this.paymentDays = paymentDays;
  }
}
