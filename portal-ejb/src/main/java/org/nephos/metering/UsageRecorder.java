package org.nephos.metering;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keeps the usage that metering derives. Metering itself knows nothing of money. */
public interface UsageRecorder {
  /**
   * Where the intervals of these tenants' resources are to be cut.
   *
   * @return for each of the tenants
   */
  Map<UUID, Cuts> cuts(Set<UUID> tenants);

  /**
   * Stores intervals, in the current transaction. One that is there already makes it fail: it is
   * the caller's row lock and cursor that keep anything from being derived twice, and the unique
   * key on resource, meter and beginning only proves it.
   */
  void record(Map<MeteredResource, List<UsageInterval>> usage);

  /**
   * Stores hours of counters that are over, in the current transaction, under their locks. Of one
   * that is in records already, they are corrected.
   *
   * @return those that are in records now; what has no price is in none
   */
  Set<CountedHour> recordCounted(Map<MeteredResource, List<CountedHour>> hours);
}
