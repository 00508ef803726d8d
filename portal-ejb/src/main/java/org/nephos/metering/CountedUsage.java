package org.nephos.metering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes usage records of the hours of counters that are over: some resources at a time, under the
 * locks of their hours, in the caller's transaction. What comes for an hour that has a record
 * corrects it.
 */
@ApplicationScoped
public class CountedUsage {
  @Inject private CountedHours hours;
  @Inject private MeteringRepository metering;
  @Inject private UsageRecorder recorder;

  /**
   * Records what is due of these resources.
   *
   * @param wait whether to wait for rows that others hold
   */
  public void record(List<UUID> ids, Instant now, boolean wait) {
    List<CountedHour> due = hours.lockDue(ids, now, wait);
    if (due.isEmpty()) {
      return;
    }
    Map<UUID, MeteredResource> resources =
        metering.of(due.stream().map(CountedHour::resource).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(MeteredResource::id, Function.identity()));
    Map<MeteredResource, List<CountedHour>> counted = new LinkedHashMap<>();
    for (CountedHour hour : due) {
      MeteredResource resource = resources.get(hour.resource());
      if (resource != null) {
        counted.computeIfAbsent(resource, any -> new ArrayList<>()).add(hour);
      }
    }
    Set<CountedHour> priced = recorder.recordCounted(counted);
    counted
        .values()
        .forEach(
            of ->
                of.forEach(
                    hour ->
                        hours.settle(
                            hour, priced.contains(hour) ? hour.counted() : hour.recorded())));
  }
}
