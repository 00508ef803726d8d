package org.nephos.billing.api;

import java.io.IOException;
import java.io.Writer;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** What was used and what it costs, to the second. */
public interface UsageFacade {
  /**
   * Usage lines, oldest first; the list query's filters are not used. Every interval closed before
   * the call is in it, and the open ones up to now.
   */
  Page<UsageLineView> usage(UsageQuery query, ListQuery page);

  /**
   * The same lines as CSV with a header, streamed; cells that could start a formula are defused.
   */
  void writeCsv(UsageQuery query, Writer out) throws IOException;

  /** Totals of the caller's tenant or project for the current month. */
  CostSummaryView monthToDate(UUID tenant, UUID project);
}
