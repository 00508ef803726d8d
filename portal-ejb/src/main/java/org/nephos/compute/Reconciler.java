package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.Reconciliation.Listing;
import org.nephos.persistence.Transactions;
import org.nephos.placement.HostCalls;
import org.nephos.placement.HostCalls.Answer;
import org.nephos.placement.HostRepository;
import org.nephos.placement.HostState;
import org.nephos.placement.HostTarget;
import org.nephos.time.PortalClock;

/** Asks all hosts what they have, and makes hosts and database agree. */
@ApplicationScoped
public class Reconciler {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  @Inject private HostCalls calls;
  @Inject private HostRepository hosts;
  @Inject private Reconciliation reconciliation;
  @Inject private Orphans orphans;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  /** Looks at every host that is there, once. */
  public void reconcileAll() {
    Map<UUID, HostTarget> targets = new HashMap<>();
    for (HostTarget host : transactions.inNew(hosts::targets)) {
      if (host.state() != HostState.DOWN) {
        targets.put(host.id(), host);
      }
    }
    calls
        .ask(
            "list",
            List.copyOf(targets.values()),
            at -> {
              Instant askedAt = clock.now();
              return new Listing(targets.get(at.host().id()), askedAt, at.driver().list(at.host()));
            },
            PATIENCE,
            this::take)
        .forEach(this::take);
  }

  private void take(Answer<Listing> answer) {
    if (!answer.isGood()) {
      // Nothing is known of its guests then; the probe says that it is away.
      return;
    }
    List<UUID> deleted =
        orphans.sort(answer.host(), reconciliation.take(answer.value()), answer.value().askedAt());
    if (!deleted.isEmpty()) {
      remove(answer.host(), deleted);
    }
  }

  /** On a thread of the host's own, and not waited for: the next round sees what came of it. */
  private void remove(HostTarget host, List<UUID> guests) {
    calls.ask(
        "remove-orphans",
        List.of(host),
        at -> {
          for (UUID id : guests) {
            at.driver().destroy(at.host(), id);
            orphans.removed(host, id);
          }
          return guests.size();
        },
        Duration.ofMillis(500),
        late -> {});
  }
}
