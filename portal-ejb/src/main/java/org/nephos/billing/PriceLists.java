package org.nephos.billing;

import org.nephos.billing.api.PricePlanView;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.RuleState;
import org.nephos.list.Parse;
import org.nephos.list.ShortList;

/** What price plans and rates are filtered and sorted by. */
final class PriceLists {
  static final ShortList<PricePlanView> PLANS =
      ShortList.of(PricePlanView.class, PricePlanView::id, "name")
          .contains("name", PricePlanView::name, PricePlanView::displayName)
          .equal("currency", PricePlanView::currency, Parse::text)
          .sort("name", PricePlanView::name, Parse::text)
          .sort("currency", PricePlanView::currency, Parse::text)
          .sort("tenants", PricePlanView::tenants, Long::valueOf)
          .sort("createdAt", PricePlanView::createdAt, Parse::instant);

  static final ShortList<RateView> RATES =
      ShortList.of(RateView.class, RateView::id, "meter")
          .equal("pricePlan", RateView::pricePlan, Parse::uuid)
          .equal("meter", RateView::meter, Parse::text)
          .equal("flavor", RateView::flavor, Parse::uuid)
          .equal("image", RateView::image, Parse::uuid)
          .equal("zone", RateView::zone, Parse::text)
          .equal("state", RateView::state, Parse.constant(RuleState.class))
          .sort("meter", RateView::meter, Parse::text)
          .sort("validFrom", RateView::validFrom, Parse::instant);

  private PriceLists() {}
}
