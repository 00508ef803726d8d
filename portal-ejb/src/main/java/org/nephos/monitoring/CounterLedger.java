package org.nephos.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.driver.GuestSample;
import org.nephos.driver.HostSample;
import org.nephos.monitoring.CounterStep.Reading;
import org.nephos.monitoring.CounterStore.Counter;

/**
 * Counts what guests send and what their disks do, and keeps the gaps. All of a host is one
 * transaction under the locks of its readings: done twice, by two nodes or after a crash, it comes
 * to the same.
 */
@ApplicationScoped
class CounterLedger {
  @Inject private CounterStore store;

  /** Takes a host's sample, in the caller's transaction. */
  void take(UUID host, HostSample sample) {
    Instant at = sample.takenAt().truncatedTo(ChronoUnit.SECONDS);
    Set<UUID> guests = new HashSet<>();
    sample.guests().forEach(guest -> guests.add(guest.id()));
    Map<Counter, Reading> before = store.lock(host, guests);
    Set<UUID> ours = store.instances(guests);
    for (GuestSample guest : sample.guests()) {
      if (ours.contains(guest.id())) {
        take(host, sample.bootId(), at, guest, before);
      }
    }
    before.forEach(
        (counter, last) -> {
          if (!guests.contains(counter.resource())) {
            end(counter, last, at);
          }
        });
  }

  private void take(
      UUID host, String bootId, Instant at, GuestSample guest, Map<Counter, Reading> before) {
    Map<Counter, Reading> now = new HashMap<>();
    boolean fallen = false;
    for (CounterMeter meter : CounterMeter.values()) {
      Counter counter = new Counter(guest.id(), meter.word());
      Reading reading = new Reading(host, bootId, at, meter.of(guest));
      Reading last = before.get(counter);
      fallen |= last != null && reading.total() < last.total();
      now.put(counter, reading);
    }
    for (CounterMeter meter : CounterMeter.values()) {
      Counter counter = new Counter(guest.id(), meter.word());
      Reading last = before.get(counter);
      step(counter, last, CounterStep.of(last, now.get(counter), fallen));
    }
  }

  private void step(Counter counter, Reading last, CounterStep step) {
    if (step.gap() != null) {
      store.gap(counter, last.at(), step.reading().at(), step.gap());
    } else if (step.counted() > 0) {
      // It counts to the hour in which it was read; a reading at the full hour ends the one before.
      store.count(
          counter,
          step.reading().at().minusSeconds(1).truncatedTo(ChronoUnit.HOURS),
          step.counted());
    }
    if (last == null) {
      store.begin(counter, step.reading());
    } else if (!step.reading().equals(last)) {
      store.keep(counter, step.reading());
    }
  }

  private void end(Counter counter, Reading last, Instant at) {
    store.gap(counter, last.at(), at, CounterStep.Gap.ENDED);
    store.forget(List.of(counter));
  }
}
