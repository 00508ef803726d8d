package org.nephos.job.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Jobs, for those who wait for them and for the operator who mends them. */
public interface JobFacade {
  /** Newest first; filters {@code state}, {@code kind}, {@code resource}, {@code tenant}. */
  Page<JobView> list(ListQuery query);

  JobView get(UUID id);

  /** Tries a dead-lettered job again, from the first attempt; operator only. */
  JobView retry(UUID id, String reason);

  /**
   * How many jobs are queued or running that the caller may see; for the top bar.
   *
   * @param query its filters, as of the list; all else of it means nothing
   */
  long running(ListQuery query);
}
