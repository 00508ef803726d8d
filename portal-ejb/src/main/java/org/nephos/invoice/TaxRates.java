package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nephos.billing.TaxCategory;

/** By how many per cent what is sold is taxed. */
@ApplicationScoped
class TaxRates {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** What holds in a country on a day; a category that is not taxed there is absent. */
  Map<TaxCategory, BigDecimal> on(String country, LocalDate day) {
    Map<TaxCategory, BigDecimal> percents = new EnumMap<>(TaxCategory.class);
    em.createQuery(
            "select t from TaxRate t where t.country = :country and t.validFrom <= :day"
                + " order by t.validFrom",
            TaxRate.class)
        .setParameter("country", country)
        .setParameter("day", day)
        .getResultList()
        .forEach(rate -> percents.put(rate.category(), rate.percent()));
    return percents;
  }

  /** All, by country, category and day. */
  List<TaxRate> all() {
    return em.createQuery(
            "select t from TaxRate t order by t.country, t.category, t.validFrom", TaxRate.class)
        .getResultList();
  }
}
