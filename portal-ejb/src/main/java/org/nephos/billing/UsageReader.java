package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.nephos.billing.RecentUsage.Recent;
import org.nephos.billing.UsageLine.Place;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.ReadScope;

/** Opens the lines of a period; each piece is read in a short transaction of its own. */
@ApplicationScoped
class UsageReader {
  @Inject private RecentUsage recentUsage;
  @Inject private UsageRepository records;
  @Inject private Transactions transactions;

  /**
   * The lines of a period, recorded or not.
   *
   * @param after the place to go on behind, or null for the beginning
   * @param chunk how many records to fetch at once
   */
  UsageLines lines(ReadScope scope, UsagePeriod period, Place after, int chunk) {
    Recent recent = transactions.inNew(() -> recentUsage.find(scope, period.asOf(), period.asOf()));
    return lines(scope, period, recent, after, chunk);
  }

  /** The same with recent usage that is known already. */
  UsageLines lines(ReadScope scope, UsagePeriod period, Recent recent, Place after, int chunk) {
    return new UsageLines(
        period,
        recent,
        after,
        place -> transactions.inNew(() -> records.lines(scope, period, place, chunk)));
  }
}
