package org.nephos.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.driver.HostSample;
import org.nephos.monitoring.GuestRates.Reading;
import org.nephos.persistence.Transactions;
import org.nephos.placement.HostCalls;
import org.nephos.placement.HostCalls.Answer;
import org.nephos.placement.HostRepository;
import org.nephos.placement.HostState;
import org.nephos.placement.HostTarget;

/** Takes the samples of all guests, one call a host. */
@ApplicationScoped
public class MetricSampler {
  /** How often samples are taken; short enough to see a scaling group follow its load. */
  static final Duration PERIOD = Duration.ofSeconds(5);

  private static final Logger LOG = Logger.getLogger(MetricSampler.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Inject private HostCalls calls;
  @Inject private HostRepository hosts;
  @Inject private SampleStore store;
  @Inject private CounterLedger counters;
  @Inject private Transactions transactions;

  // Samples are not always taken by the same node, so one may be missing here and there.
  private final GuestRates rates = new GuestRates(PERIOD.multipliedBy(3));

  /** By host, the minute of the last reading of its counters by this node. */
  private final Map<UUID, Instant> minutes = new ConcurrentHashMap<>();

  /** Takes one sample of every host that is there. */
  public void sampleAll() {
    ask(host -> true, this::take);
  }

  /**
   * The same of some hosts, of which nothing is kept but what counters counted: done again, it has
   * no effect.
   *
   * @param some by their ids
   */
  public void readCounters(Set<UUID> some) {
    ask(
        host -> some.contains(host.id()),
        answer -> {
          if (answer.isGood()) {
            count(answer.host().id(), answer.value());
          }
        });
  }

  private void ask(Predicate<HostTarget> which, Consumer<Answer<HostSample>> taker) {
    List<HostTarget> targets =
        transactions.inNew(hosts::targets).stream()
            .filter(host -> host.state() != HostState.DOWN)
            .filter(which)
            .toList();
    calls
        .ask("sample", targets, at -> at.driver().sample(at.host()), PATIENCE, taker)
        .forEach(taker);
  }

  private void take(Answer<HostSample> answer) {
    if (!answer.isGood()) {
      // The probe says so to everybody.
      LOG.log(Level.FINE, "no sample of {0}", answer.host().ref().name());
      return;
    }
    count(answer.host().id(), answer.value());
    List<Reading> readings = rates.next(answer.host().id(), answer.value());
    if (!readings.isEmpty()) {
      transactions.runInNew(() -> store.keep(readings, answer.value().takenAt()));
    }
  }

  /** Counters are read once a minute; one reading that fails is a missing one. */
  private void count(UUID host, HostSample sample) {
    Instant minute = sample.takenAt().truncatedTo(ChronoUnit.MINUTES);
    if (minute.equals(minutes.put(host, minute))) {
      return;
    }
    try {
      transactions.runInNew(() -> counters.take(host, sample));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "counters of host " + host + " were not taken");
    }
  }
}
