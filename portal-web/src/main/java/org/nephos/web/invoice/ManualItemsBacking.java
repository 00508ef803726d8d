package org.nephos.web.invoice;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.CreditFacade;
import org.nephos.invoice.api.ManualItemView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.InvalidException;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.AccessFacade;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Decimals;
import org.nephos.web.text.Words;

/** {@code invoice/manual.xhtml}: what finance adds to a tenant's next invoice, or takes off it. */
@Named
@RequestScoped
public class ManualItemsBacking implements Downloadable<ManualItemView> {
  @Inject private AccessFacade access;
  @Inject private CreditFacade credits;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private String token;
  private Page<ManualItemView> page;
  private String manualTenant;
  private String description;
  private String amount;
  private String taxCategory = TaxCategory.STANDARD.name();

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
    manualTenant = listing.parameter("tenant");
  }

  /** This page, where they are added, is the operator's. */
  public void load() {
    access.checkAnywhere(Permission.CLOUD_OPERATE);
  }

  /** The rows of this page. */
  public Page<ManualItemView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public String page() {
    return "manual";
  }

  @Override
  public ListQuery query() {
    return listing.query("tenant");
  }

  @Override
  public Page<ManualItemView> read(ListQuery query) {
    load();
    return credits.manualItems(query);
  }

  @Override
  public Class<ManualItemView> type() {
    return ManualItemView.class;
  }

  /** Adds one to the tenant's next invoice. */
  public String add() {
    BigDecimal read =
        Decimals.read(amount)
            .orElseThrow(
                () -> new InvalidException("amount", "value", words.plain("money.amount.wrong")));
    ManualItemView added =
        credits.addManualItem(
            new AddManualItem(
                Ids.read(manualTenant), null, description, read, TaxCategory.valueOf(taxCategory)),
            FormKey.of(token, manualTenant, description, amount, taxCategory));
    MessagesBacking.done(words.with("invoice.manual.added", added.tenantName()));
    return nav.again();
  }

  /** Takes back what is on no invoice yet. */
  public String remove() {
    credits.deleteManualItem(Ids.require(listing.parameter("act")));
    MessagesBacking.done(words.plain("invoice.manual.removed"));
    return nav.again();
  }

  /** How it may be taxed. */
  public List<TaxCategory> getTaxCategories() {
    return List.of(TaxCategory.values());
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getManualTenant() {
    return manualTenant;
  }

  public void setManualTenant(String manualTenant) {
    this.manualTenant = manualTenant;
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }

  public String getAmount() {
    return amount;
  }

  public void setAmount(String amount) {
    this.amount = amount;
  }

  /** One of the {@link #getTaxCategories() categories}; the select offers no other. */
  public String getTaxCategory() {
    return taxCategory;
  }

  public void setTaxCategory(String taxCategory) {
    this.taxCategory = taxCategory;
  }
}
