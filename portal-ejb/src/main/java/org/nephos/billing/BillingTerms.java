package org.nephos.billing;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How usage is summed up.
 *
 * @param zone months and days are counted in it
 * @param currency of all sums
 */
record BillingTerms(ZoneId zone, String currency) {
  /** ISO 4217's word for a sum without any currency. */
  private static final String NO_CURRENCY = "XXX";

  /**
   * The terms of several tenants together: their zone if they share it, otherwise UTC; and the
   * currency that most of them pay in, at a tie the first by letter. Amounts of different
   * currencies are never added, so what is in another currency is not in such a sum.
   */
  static BillingTerms together(List<BillingTerms> tenants) {
    List<ZoneId> zones = tenants.stream().map(BillingTerms::zone).distinct().toList();
    Map<String, Long> currencies =
        tenants.stream()
            .collect(
                Collectors.groupingBy(BillingTerms::currency, TreeMap::new, Collectors.counting()));
    String currency =
        currencies.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(NO_CURRENCY);
    return new BillingTerms(zones.size() == 1 ? zones.get(0) : ZoneOffset.UTC, currency);
  }
}
