package org.nephos.web.tenant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.billing.api.PricePlanView;
import org.nephos.billing.api.TenantPlanView;
import org.nephos.tenancy.api.ChangeTenant;
import org.nephos.tenancy.api.TenantFacade;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** By which price plan a tenant is charged, and was, on the operator's pages. */
@Named
@RequestScoped
public class TenantPlansBacking {
  @Inject private PricePlanFacade prices;
  @Inject private TenantFacade tenants;
  @Inject private TenantDetailBacking detail;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private List<PricePlanView> plans;
  private String pricePlan;

  /** The times on its plans, the one of now first. */
  public List<TenantPlanView> getHistory() {
    return prices.plansOf(detail.getTenant().id());
  }

  /** All plans that there are. */
  public List<PricePlanView> getPlans() {
    if (plans == null) {
      plans = prices.plans();
    }
    return plans;
  }

  /** Charges it by another plan from now on. */
  public String change() {
    tenants.change(
        detail.getTenant().id(),
        new ChangeTenant(null, null, Ids.require(pricePlan), null, null, null),
        version());
    MessagesBacking.done(words.with("tenant.done.changed", detail.getTenant().displayName()));
    return nav.again();
  }

  /** The version that the form was shown with, so that nobody's change is lost. */
  private Long version() {
    String sent = listing.parameter("form-version");
    return sent != null && sent.matches("\\d{1,18}") ? Long.valueOf(sent) : null;
  }

  /** The id of the plan that is chosen; the select offers no other than those there are. */
  public String getPricePlan() {
    return pricePlan == null ? detail.getTenant().pricePlan().toString() : pricePlan;
  }

  public void setPricePlan(String pricePlan) {
    this.pricePlan = pricePlan;
  }
}
