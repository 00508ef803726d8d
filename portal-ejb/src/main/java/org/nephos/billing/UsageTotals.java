package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.nephos.billing.RecentUsage.Recent;
import org.nephos.billing.UsageLine.Place;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageGrouping.By;
import org.nephos.billing.api.UsageTotalsView;
import org.nephos.metering.Cuts;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.ReadScope;

/**
 * Adds up the usage of any time. As with the month so far, the database adds up what was recorded
 * before anything that is not recorded yet, and the rest is added line by line; each line is in it
 * once, so that the totals are the sum of the lines.
 */
@ApplicationScoped
class UsageTotals {
  private static final int CHUNK = 500;
  private static final int KEYS = 100;

  @Inject private RecentUsage recentUsage;
  @Inject private UsageRepository records;
  @Inject private TotalsRepository totals;
  @Inject private UsageReader reader;
  @Inject private Transactions transactions;

  UsageTotalsView of(ReadScope scope, ZoneId zone, UsagePeriod period, List<UsageGrouping> by) {
    TotalsCount counting = new TotalsCount(by, zone);
    if (!period.isEmpty()) {
      Recent recent =
          transactions.inNew(() -> recentUsage.find(scope, period.asOf(), period.asOf()));
      Instant singly = recent.beginning(period.to());
      Instant until = period.to().isBefore(singly) ? period.to() : singly;
      if (period.from().isBefore(until)) {
        recorded(scope, period, new DayNumber(zone, period.from(), until), by, counting);
      }
      reader.lines(scope, period, recent, Place.at(singly), CHUNK).forEachRemaining(counting::add);
    }
    Instant last = period.isEmpty() ? period.from().minusSeconds(1) : period.to().minusSeconds(1);
    return new UsageTotalsView(
        period.from(),
        period.to(),
        period.asOf(),
        LocalDate.ofInstant(period.from(), zone),
        LocalDate.ofInstant(last, zone),
        by,
        transactions.inNew(() -> counting.rows(totals)));
  }

  List<String> tagKeys(ReadScope scope) {
    return transactions.inNew(() -> totals.tagKeys(scope)).stream().limit(KEYS).toList();
  }

  /** Adds the records that begin before the end of some days. */
  private void recorded(
      ReadScope scope,
      UsagePeriod period,
      DayNumber days,
      List<UsageGrouping> by,
      TotalsCount counting) {
    transactions.runInNew(() -> totals.sums(scope, days, by).forEach(counting::add));
    across(scope, period, days.from(), Instant.MIN, counting);
    across(scope, period, days.to(), days.from(), counting);
    if (TotalsRepository.has(by, By.DAY) && !days.isHourly()) {
      onTwoDays(scope, days, counting);
    }
  }

  /** What an instant cuts in two, and begins no earlier than another. */
  private void across(
      ReadScope scope,
      UsagePeriod period,
      Instant instant,
      Instant earliest,
      TotalsCount counting) {
    if (!Cuts.hour(instant).equals(instant)) {
      transactions.inNew(() -> records.across(scope, instant)).stream()
          .filter(line -> !line.from().isBefore(earliest))
          .flatMap(line -> line.within(period).stream())
          .forEach(counting::add);
    }
  }

  private void onTwoDays(ReadScope scope, DayNumber days, TotalsCount counting) {
    Place after = null;
    List<UsageLine> lines;
    do {
      Place place = after;
      lines = transactions.inNew(() -> records.onTwoDays(scope, days, place, CHUNK));
      lines.forEach(counting::add);
      after = lines.isEmpty() ? null : lines.get(lines.size() - 1).place();
    } while (lines.size() == CHUNK);
  }
}
