package org.nephos.web.tenant;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.BillingAccountView;
import org.nephos.invoice.api.SaveBillingAccount;
import org.nephos.invoice.api.SellerView;
import org.nephos.tenancy.api.MeView;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.web.seller.PartyForm;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/**
 * {@code tenant/billing.xhtml}: whom a tenant's invoices are made out to. The operator says it; the
 * tenant's own people who see its invoices read it.
 */
@Named
@RequestScoped
public class TenantBillingBacking {
  @Inject private BillingAccountFacade accounts;
  @Inject private TenancyFacade tenancy;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private final PartyForm party = new PartyForm();
  private UUID id;
  private BillingAccountView account;
  private String seller;
  private String taxTreatment = TaxTreatment.STANDARD.name();

  @PostConstruct
  void begin() {
    id = Ids.read(listing.parameter("id"));
  }

  /** Reads the account when the page is asked for, and fills the form with it. */
  public void load() {
    BillingAccountView kept = getAccount();
    party.fill(kept.buyer());
    seller = kept.seller() == null ? null : kept.seller().toString();
    if (kept.taxTreatment() != null) {
      taxTreatment = kept.taxTreatment().name();
    }
  }

  /** The account of the tenant that the address names, or of the one the person works in. */
  public BillingAccountView getAccount() {
    if (account == null) {
      account = accounts.account(tenant());
    }
    return account;
  }

  private UUID tenant() {
    if (listing.parameter("id") == null && shell.getTenant() != null) {
      return shell.getTenant().id();
    }
    return id == null ? Ids.require(null) : id;
  }

  /** Whose account it is. */
  public String getTenantName() {
    if (isEditable()) {
      return tenancy.tenant(tenant()).displayName();
    }
    return shell.getMe().tenants().stream()
        .filter(own -> own.id().equals(tenant()))
        .map(MeView.MembershipView::displayName)
        .findFirst()
        .orElse("");
  }

  /** Whether it can be changed here. */
  public boolean isEditable() {
    return shell.may("CLOUD_OPERATE");
  }

  /** All who sell. */
  public List<SellerView> getSellers() {
    return accounts.sellers();
  }

  /** How a buyer can be taxed. */
  public List<String> getTaxTreatments() {
    return Arrays.stream(TaxTreatment.values()).map(TaxTreatment::name).toList();
  }

  /** Says whom invoices are made out to. */
  public String save() {
    accounts.changeAccount(
        tenant(),
        new SaveBillingAccount(Ids.read(seller), party.party(), TaxTreatment.valueOf(taxTreatment)),
        version());
    MessagesBacking.done(words.plain("tenant.billing.done"));
    return nav.again();
  }

  /** The version that the form was shown with, so that nobody's change is lost. */
  private Long version() {
    String sent = listing.parameter("form-version");
    return sent != null && sent.matches("\\d{1,18}") ? Long.valueOf(sent) : null;
  }

  /** What stands in the fields for name and address. */
  public PartyForm getParty() {
    return party;
  }

  public String getSeller() {
    return seller;
  }

  public void setSeller(String seller) {
    this.seller = seller;
  }

  public String getTaxTreatment() {
    return taxTreatment;
  }

  public void setTaxTreatment(String taxTreatment) {
    this.taxTreatment = taxTreatment;
  }
}
