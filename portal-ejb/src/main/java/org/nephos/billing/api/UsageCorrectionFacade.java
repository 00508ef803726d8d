package org.nephos.billing.api;

import java.time.YearMonth;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/**
 * Usage that was recorded wrongly, and how it is put right; for the operator. Rule <em>Late
 * facts</em> of docs/money.md: nothing is corrected by itself, for what was billed wrongly is for
 * people to judge, and no record is ever changed.
 */
public interface UsageCorrectionFacade {
  /**
   * What is or was metered, by name; what is deleted, too. Filters {@code tenant}, {@code id},
   * {@code name} (a part of it, whatever its case); sorts {@code name}.
   */
  Page<MeteredResourceView> resources(ListQuery query);

  /**
   * What the records of a resource say of a month against what its events say, up to where its
   * usage is recorded. Changes nothing.
   *
   * @param month in the tenant's zone; null for the last one of which something is recorded
   * @throws org.nephos.problem.api.NotFoundException for what was never metered
   */
  UsageComparisonView comparison(UUID resource, YearMonth month);

  /**
   * Makes the records of a month say what the events say: by records of their own, which count to
   * the first open month. Doing it again does nothing.
   *
   * @param expectedVersion that of the {@link #comparison} which was looked at, or null for
   *     whatever there is to correct
   * @param idempotencyKey may be null
   * @throws org.nephos.problem.api.InvalidException without a month or a reason
   * @throws org.nephos.problem.api.PreconditionFailedException when something else would be
   *     corrected by now
   */
  UsageCorrectionView correct(
      UUID resource, CorrectUsage command, Long expectedVersion, String idempotencyKey);
}
