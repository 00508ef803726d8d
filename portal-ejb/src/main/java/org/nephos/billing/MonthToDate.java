package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.nephos.billing.RecentUsage.Recent;
import org.nephos.billing.UsageLine.Place;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.metering.Cuts;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.ReadScope;

/**
 * Adds up the month so far. The database adds up what was recorded before anything that is not
 * recorded yet; the rest is added line by line. Each line is read once, so that all figures of one
 * answer fit each other, and they are those of the usage lines.
 */
@ApplicationScoped
class MonthToDate {
  private static final int CHUNK = 500;

  /** What now runs goes on until the end of the month, at the prices known today. */
  private static final String METHOD = "running";

  @Inject private RecentUsage recentUsage;
  @Inject private UsageRepository records;
  @Inject private UsageReader reader;
  @Inject private Transactions transactions;

  /**
   * The summary.
   *
   * @param terms whose month, and which currency
   * @param asOf a whole second
   */
  CostSummaryView summary(ReadScope scope, BillingTerms terms, Instant asOf) {
    Instant from = UsagePeriod.monthOf(asOf, terms.zone());
    Instant end = UsagePeriod.monthAfter(asOf, terms.zone());
    UsagePeriod period = new UsagePeriod(from, asOf, asOf);
    Recent recent = transactions.inNew(() -> recentUsage.find(scope, asOf, end));
    CostSums sums = new CostSums(terms, from, asOf);
    Instant singly = recent.beginning(asOf);
    transactions.runInNew(() -> addRecorded(scope, terms, period, singly, sums));
    reader.lines(scope, period, recent, Place.at(singly), CHUNK).forEachRemaining(sums::add);
    BigDecimal more = recent.forecasts().getOrDefault(terms.currency(), BigDecimal.ZERO);
    return new CostSummaryView(
        from,
        end,
        asOf,
        new Money(Rounding.toCents(sums.total()), terms.currency()),
        new Money(Rounding.toCents(sums.total().add(more)), terms.currency()),
        METHOD,
        sums.days(),
        sums.projects(),
        sums.resources());
  }

  /** Adds the records that begin before an instant. */
  private void addRecorded(
      ReadScope scope, BillingTerms terms, UsagePeriod period, Instant before, CostSums sums) {
    if (before.isBefore(period.from())) {
      return;
    }
    addAcross(scope, period, period.from(), sums);
    for (LocalDate day : sums.dates()) {
      Instant start = day.atStartOfDay(terms.zone()).toInstant();
      Instant next = day.plusDays(1).atStartOfDay(terms.zone()).toInstant();
      Instant end = next.isBefore(before) ? next : before;
      if (start.isBefore(end)) {
        records
            .sums(scope, terms.currency(), start, end)
            .forEach(s -> sums.add(day, s.project(), s.projectName(), s.resource(), s.cost()));
        addAcross(scope, period, end, sums);
      }
    }
  }

  private void addAcross(ReadScope scope, UsagePeriod period, Instant instant, CostSums sums) {
    if (!Cuts.hour(instant).equals(instant)) {
      records.across(scope, instant).forEach(line -> line.within(period).ifPresent(sums::add));
    }
  }
}
