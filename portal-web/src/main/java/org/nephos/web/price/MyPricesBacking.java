package org.nephos.web.price;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.api.FlavorPriceView;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.billing.api.PricePlanView;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.RuleState;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;

/** {@code price/mine.xhtml}: what things cost in a tenant, for everybody there. */
@Named
@RequestScoped
public class MyPricesBacking implements Downloadable<RateView> {
  @Inject private PricePlanFacade prices;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;

  private PricePlanView plan;

  /** Reads the prices when the page is asked for. */
  public void load() {
    getPlan();
  }

  /** The tenant that the address names, or the one that the person works in; null for neither. */
  private UUID tenant() {
    String wanted = listing.parameter("tenant");
    if (wanted != null) {
      return Ids.require(wanted);
    }
    return shell.getTenant() == null ? null : shell.getTenant().id();
  }

  /** Its plan; null for who works in no tenant. */
  public PricePlanView getPlan() {
    UUID tenant = tenant();
    if (plan == null && tenant != null) {
      plan = prices.prices(tenant);
    }
    return plan;
  }

  /** Whether what an instance sends, reads or writes costs something now, or soon will. */
  public boolean isTrafficCharged() {
    return getPlan() != null
        && getPlan().rates().stream()
            .filter(rate -> rate.state() != RuleState.ENDED)
            .anyMatch(rate -> rate.counted() && rate.unitPrice().signum() > 0);
  }

  /** What an instance of each flavor costs. */
  public List<FlavorPriceView> getFlavors() {
    UUID tenant = tenant();
    return tenant == null ? List.of() : prices.flavorPricesOf(tenant);
  }

  @Override
  public String page() {
    return "mine";
  }

  @Override
  public ListQuery query() {
    return listing.query("tenant");
  }

  @Override
  public Page<RateView> read(ListQuery query) {
    return new Page<>(getPlan() == null ? List.of() : getPlan().rates(), null);
  }

  @Override
  public Class<RateView> type() {
    return RateView.class;
  }
}
