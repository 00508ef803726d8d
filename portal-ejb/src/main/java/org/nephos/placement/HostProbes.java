package org.nephos.placement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.driver.HostProbe;
import org.nephos.persistence.Transactions;
import org.nephos.placement.HostCalls.Answer;
import org.nephos.time.PortalClock;

/** Finds out which hosts are there and what they can promise. */
@ApplicationScoped
public class HostProbes {
  private static final Logger LOG = Logger.getLogger(HostProbes.class.getName());

  /** How old the last contact of a host that answers may look. */
  private static final Duration CONTACT_PRECISION = Duration.ofSeconds(20);

  @Inject private HostCalls calls;
  @Inject private HostRepository hosts;
  @Inject private Transactions transactions;
  @Inject private HostEvents events;
  @Inject private PortalClock clock;

  private volatile Duration patience = Duration.ofSeconds(4);
  private final AtomicLong firstAt = new AtomicLong();

  /** Probes every host once; what a host that is late says is written when it says it. */
  public void probeAll() {
    List<HostTarget> targets = transactions.inNew(hosts::targets);
    write(
        calls.ask(
            "probe",
            targets,
            at -> at.driver().probe(at.host()),
            patience,
            late -> write(List.of(late))));
    firstAt.compareAndSet(0, System.nanoTime());
  }

  /** How long ago this node had looked at all hosts for the first time; null before it has. */
  public Duration sinceFirst() {
    long first = firstAt.get();
    return first == 0 ? null : Duration.ofNanos(System.nanoTime() - first);
  }

  /** For tests, which have less. */
  void setPatience(Duration shorter) {
    patience = shorter;
  }

  private void write(List<Answer<HostProbe>> answers) {
    if (answers.isEmpty()) {
      return;
    }
    Map<UUID, Answer<HostProbe>> byHost = new HashMap<>();
    answers.forEach(answer -> byHost.put(answer.host().id(), answer));
    transactions.runInNew(
        () ->
            hosts.all().stream()
                .filter(host -> byHost.containsKey(host.id()))
                .filter(host -> isKnown(host, byHost.get(host.id())))
                .forEach(host -> byHost.remove(host.id())));
    if (!byHost.isEmpty()) {
      transactions.runInNew(
          () -> hosts.lockFree(byHost.keySet()).forEach(host -> write(host, byHost)));
    }
    // Whoever waits for one host must not make others wait for all the rest.
    for (UUID late : List.copyOf(byHost.keySet())) {
      transactions.runInNew(
          () -> hosts.lockAll(List.of(late)).forEach(host -> write(host, byHost)));
    }
  }

  private void write(Host host, Map<UUID, Answer<HostProbe>> byHost) {
    Answer<HostProbe> answer = byHost.remove(host.id());
    // One that has moved meanwhile was not the one that was asked.
    if (host.uri().equals(answer.host().ref().uri())) {
      write(host, answer);
    }
  }

  /** Placement wants the hosts' rows, so that they are written only when there is something new. */
  private boolean isKnown(Host host, Answer<HostProbe> answer) {
    if (!answer.isGood()) {
      return false;
    }
    HostProbe probe = answer.value();
    return host.isKnown(
        probe.version(),
        probe.bootId(),
        answer.host().isSimulated() ? probe.vcpus() : promised(probe.vcpus()),
        probe.ramMib(),
        probe.diskGib(),
        clock.now().minus(CONTACT_PRECISION));
  }

  private void write(Host host, Answer<HostProbe> answer) {
    HostState before = host.state();
    if (answer.isGood()) {
      HostProbe probe = answer.value();
      host.answered(
          probe.version(),
          probe.bootId(),
          answer.host().isSimulated() ? probe.vcpus() : promised(probe.vcpus()),
          probe.ramMib(),
          probe.diskGib(),
          clock.now());
    } else {
      host.silent(answer.failure().kind() + ": " + answer.failure().getMessage());
    }
    if (before != HostState.DOWN && host.state() == HostState.DOWN) {
      LOG.log(Level.WARNING, "host {0} is down: {1}", new Object[] {host.name(), host.detail()});
      events.stateChanged(host, "host.down", before, Map.of("detail", host.detail()));
    } else if (before == HostState.DOWN && host.state() == HostState.UP) {
      LOG.log(Level.INFO, "host {0} is up again", host.name());
      events.stateChanged(host, "host.up", before, Map.of());
    }
  }

  /** Processors are shared: a real one is promised {@code nephos.cpu.ratio} times. */
  private static long promised(int vcpus) {
    String text = System.getProperty("nephos.cpu.ratio", "");
    double ratio = text.isBlank() ? 4 : Double.parseDouble(text.strip());
    return Math.max(1, (long) (vcpus * ratio));
  }
}
