package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nephos.billing.BillingAccount;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.TaxCategory;

/** By how many per cent what is sold is taxed. */
@ApplicationScoped
class TaxRates {
  private static final Duration MIDDLE = Duration.ofDays(15);

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

  /**
   * Up to which day invoices of sellers in a country are issued, by the country that they say; none
   * for none.
   */
  Optional<LocalDate> invoicedUntil(String country) {
    return em
        .createQuery(
            "select i.sellerData, max(i.periodFrom) from Invoice i where i.kind = :kind"
                + " group by i.sellerData",
            Object[].class)
        .setParameter("kind", Invoice.Kind.INVOICE)
        .getResultList()
        .stream()
        .filter(row -> country.equals(PartyText.read((String) row[0]).country()))
        .map(row -> lastDay((Instant) row[1]))
        .max(LocalDate::compareTo);
  }

  /** Of the month that begins then in some zone: the middle of a month is in it in each. */
  private static LocalDate lastDay(Instant from) {
    return BillingMonth.of(from.plus(MIDDLE), ZoneOffset.UTC).lastDay();
  }

  /**
   * Lets nobody close a month until the end of the caller's transaction: an invoice is either there
   * already, or will be by the taxes that are then.
   */
  void holdAccounts() {
    em.createQuery("select a from BillingAccount a order by a.tenantId", BillingAccount.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** All, by country, category and day. */
  List<TaxRate> all() {
    return em.createQuery(
            "select t from TaxRate t order by t.country, t.category, t.validFrom", TaxRate.class)
        .getResultList();
  }
}
