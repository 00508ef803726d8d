package org.nephos.metering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One short step of metering: some resources, under their row locks, in the caller's transaction.
 */
@ApplicationScoped
public class UsageDerivation {
  @Inject private MeteringRepository repository;
  @Inject private UsageRecorder recorder;

  /**
   * Records what is missing of these resources' usage: all that has been ended by an event, and
   * what still runs up to a full hour. What another node is at is left to it, unless told to wait.
   *
   * @param wait whether to wait for rows that others hold
   */
  public void derive(List<UUID> ids, Instant hour, boolean wait) {
    List<MeteredResource> locked = repository.lockDue(ids, hour, wait);
    if (locked.isEmpty()) {
      return;
    }
    Map<UUID, List<MeteringEvent>> events =
        repository.eventsSinceMetered(locked.stream().map(MeteredResource::id).toList());
    Map<UUID, Cuts> cuts =
        recorder.cuts(locked.stream().map(MeteredResource::tenant).collect(Collectors.toSet()));
    Map<MeteredResource, List<UsageInterval>> usage = new LinkedHashMap<>();
    Map<MeteredResource, Instant> until = new LinkedHashMap<>();
    for (MeteredResource resource : locked) {
      IntervalDerivation.Derived derived =
          new IntervalDerivation(cuts.get(resource.tenant()))
              .derive(eventsOf(resource, events), resource.meteredUntil(), hour);
      usage.put(resource, derived.intervals());
      until.put(resource, derived.until());
    }
    recorder.record(usage);
    repository.advance(until);
  }

  private static List<MeteringEvent> eventsOf(
      MeteredResource resource, Map<UUID, List<MeteringEvent>> events) {
    List<MeteringEvent> own = events.getOrDefault(resource.id(), List.of());
    if (own.isEmpty() || own.get(own.size() - 1).version() != resource.lastVersion()) {
      throw new IllegalStateException("events are missing of " + resource);
    }
    return own;
  }
}
