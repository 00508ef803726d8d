package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.nephos.driver.GuestObservation;
import org.nephos.event.EventWriter;
import org.nephos.job.JobQueue;
import org.nephos.persistence.Transactions;
import org.nephos.placement.HostTarget;
import org.nephos.time.PortalClock;

/**
 * Compares what one host says with what the database says. What the hypervisor did by itself is
 * taken over when it is seen twice in a row, and never while something is being done to the
 * instance: then it is the job's to say.
 */
@ApplicationScoped
class Reconciliation {
  private static final Logger LOG = Logger.getLogger(Reconciliation.class.getName());
  private static final int ENOUGH = 2;

  /** How old an unchanged observation may become before it is written anew. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  @Inject private InstanceRepository instances;
  @Inject private EventWriter events;
  @Inject private JobQueue jobs;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  /**
   * What a host said.
   *
   * @param askedAt before the question; whatever is newer than this is not judged by it
   */
  record Listing(HostTarget host, Instant askedAt, List<GuestObservation> guests) {}

  private record Suspect(UUID id, long transition, InstanceTrigger finding) {}

  /**
   * Takes a host's word over.
   *
   * @return the guests that the host should not have, by the database
   */
  List<GuestObservation> take(Listing listing) {
    Map<UUID, GuestObservation> seen =
        listing.guests().stream()
            .collect(Collectors.toMap(GuestObservation::id, Function.identity(), (a, b) -> a));
    List<Suspect> due = new ArrayList<>();
    List<GuestObservation> left =
        transactions.inNew(
            () -> {
              for (Instance instance : instances.onHost(listing.host().id())) {
                look(instance, seen.remove(instance.id()), listing.askedAt()).ifPresent(due::add);
              }
              return List.copyOf(seen.values());
            });
    due.forEach(this::settle);
    return left;
  }

  /** Writes what was seen; a suspect is an instance that has been seen so often enough. */
  private Optional<Suspect> look(Instance instance, GuestObservation seen, Instant askedAt) {
    boolean isNewer = instance.observedAt() == null || instance.observedAt().isBefore(askedAt);
    if (!isNewer) {
      return Optional.empty();
    }
    PowerState power = seen == null ? null : PowerStates.of(seen.powerState());
    if (power != null && isWorthWriting(instance, power, seen.observedAt())) {
      instances.observe(instance.id(), power, seen.observedAt());
    }
    Optional<InstanceTrigger> finding =
        instance.task() == null ? Findings.of(instance, power) : Optional.empty();
    int suspicions = finding.isEmpty() ? 0 : instance.suspicions() + 1;
    if (suspicions != instance.suspicions()) {
      instances.suspect(instance.id(), suspicions);
    }
    return suspicions >= ENOUGH
        ? finding.map(what -> new Suspect(instance.id(), instance.transitionNo(), what))
        : Optional.empty();
  }

  private static boolean isWorthWriting(Instance instance, PowerState power, Instant at) {
    return instance.powerState() != power
        || instance.observedAt() == null
        || instance.observedAt().plus(FRESH).isBefore(at);
  }

  private void settle(Suspect suspect) {
    try {
      transactions.runInNew(() -> settleLocked(suspect));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "what was found of instance " + suspect.id());
    }
  }

  private void settleLocked(Suspect suspect) {
    Instance instance = instances.lock(suspect.id()).instance();
    if (instance.transitionNo() != suspect.transition() || jobs.hasLive(instance.id())) {
      return;
    }
    Fault fault = Findings.fault(suspect.finding());
    if (fault != null) {
      instance.fail(fault);
    }
    Transition step = instance.apply(suspect.finding(), clock.now());
    events.record(instance, step, fault == null ? null : fault.detail());
    instances.suspect(instance.id(), 0);
    if (suspect.finding() == InstanceTrigger.FOUND_ABSENT) {
      instances.observe(instance.id(), PowerState.UNKNOWN, clock.now());
    }
    LOG.log(
        Level.WARNING,
        "instance {0} was found {1}, it is {2} now",
        new Object[] {instance.id(), suspect.finding().word(), instance.state()});
  }
}
