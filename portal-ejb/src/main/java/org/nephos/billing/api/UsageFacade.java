package org.nephos.billing.api;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** What was used and what it costs, to the second. */
public interface UsageFacade {
  /**
   * Usage lines, oldest first; the list query's filters are not used. Every interval closed before
   * the call is in it, and the open ones up to now. The pages of one walk are all of the second of
   * the first.
   *
   * @throws org.nephos.problem.api.MalformedException unless the period begins before it ends
   * @throws org.nephos.problem.api.NotFoundException when the caller does not reach what is named
   */
  Page<UsageLineView> usage(UsageQuery query, ListQuery page);

  /**
   * The same lines as CSV with a header, streamed; cells that could start a formula are defused
   * with an apostrophe. Times are RFC 3339, amounts exact decimals, lines end with LF.
   */
  void writeCsv(UsageQuery query, Writer out) throws IOException;

  /**
   * Totals by up to two things. They add up to the lines that {@link #usage} gives for the same
   * time, exactly.
   *
   * @throws org.nephos.problem.api.MalformedException unless the time begins before it ends, or
   *     when there would be too many
   * @throws org.nephos.problem.api.NotFoundException when the caller does not reach what is named
   */
  UsageTotalsView totals(UsageTotalsQuery query);

  /** The same as CSV with a header, written as {@link #writeCsv} does. */
  void writeTotals(UsageTotalsQuery query, Writer out) throws IOException;

  /**
   * Instances that are idle, oversized or stopped, with what they cost and what could be saved, by
   * what was measured in the last seven days.
   *
   * @throws org.nephos.problem.api.NotFoundException when the caller does not reach what is named
   */
  SavingsView savings(UUID tenant, UUID project);

  /**
   * What network and disk counters counted in the hours that begin in a time, the most first; at
   * most 10,000. They are not charged for.
   *
   * @param span null for this month so far
   */
  List<CounterView> counters(UUID tenant, UUID project, UsageSpan span);

  /**
   * Times in which counters were not read, oldest first; those that are still open come last. The
   * list query's filters are not used.
   *
   * @param span null for this month so far
   */
  Page<UsageGapView> gaps(UUID tenant, UUID project, UsageSpan span, ListQuery page);

  /** Keys of tags that there are, in order; at most 100. */
  List<String> tagKeys(UUID tenant, UUID project);

  /**
   * Totals of the caller's tenant or project for the current month: the sums of the lines that
   * {@link #usage} gives for it. Amounts of different currencies are never added: of tenants with
   * different ones the sums are in the currency that most of them pay in, and leave out the others;
   * name a tenant for its own.
   */
  CostSummaryView monthToDate(UUID tenant, UUID project);
}
