package org.nephos.rest.billing;

import java.time.Instant;
import org.nephos.billing.api.UsageSpan;
import org.nephos.problem.api.MalformedException;
import org.nephos.rest.text.QueryValues;

/** Reads the time that usage is looked at. */
final class UsageSpans {
  private UsageSpans() {}

  /**
   * The time between two parameters.
   *
   * @throws MalformedException for what cannot be read, and unless it begins before it ends
   */
  static UsageSpan between(String from, String to) {
    Instant start = QueryValues.instant("from", from);
    Instant end = QueryValues.instant("to", to);
    if (start != null && end != null && !start.isBefore(end)) {
      throw new MalformedException("from", "from must be before to.");
    }
    return new UsageSpan.Between(start, end);
  }
}
