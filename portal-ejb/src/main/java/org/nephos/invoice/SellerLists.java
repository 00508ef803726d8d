package org.nephos.invoice;

import java.time.LocalDate;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.SellerView;
import org.nephos.invoice.api.TaxRateView;
import org.nephos.list.Parse;
import org.nephos.list.ShortList;

/** What sellers and tax rates are filtered and sorted by. */
final class SellerLists {
  static final ShortList<SellerView> SELLERS =
      ShortList.of(SellerView.class, SellerView::id, "name")
          .contains("name", SellerLists::name)
          .equal("country", seller -> seller.party().country(), Parse::text)
          .sort("name", SellerLists::name, Parse::text)
          .sort("invoicePrefix", SellerView::invoicePrefix, Parse::text)
          .sort("createdAt", SellerView::createdAt, Parse::instant);

  static final ShortList<TaxRateView> TAX_RATES =
      ShortList.of(TaxRateView.class, TaxRateView::id, "country")
          .equal("country", TaxRateView::country, Parse::text)
          .equal("category", TaxRateView::category, Parse.constant(TaxCategory.class))
          .sort("country", SellerLists::inCountry, Parse::text)
          .sort("category", rate -> rate.category().name(), Parse::text)
          .sort("percent", TaxRateView::percent, Parse::decimal)
          .sort("validFrom", TaxRateView::validFrom, LocalDate::parse);

  private SellerLists() {}

  private static String name(SellerView seller) {
    return seller.party().legalName();
  }

  /** Those of a country by what they tax, then by day: ISO days are in order as texts. */
  private static String inCountry(TaxRateView rate) {
    return rate.country() + ' ' + rate.category().ordinal() + ' ' + rate.validFrom();
  }
}
