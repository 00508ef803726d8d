package org.nephos.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nephos.monitoring.api.HealthView.Check;
import org.nephos.persistence.Transactions;
import org.nephos.placement.HostProbes;
import org.nephos.placement.HostRepository;
import org.nephos.placement.HostState;
import org.nephos.placement.HostTarget;
import org.nephos.scheduling.SchedulerService;

/** What must work before requests are taken. */
@ApplicationScoped
public class HealthChecks {
  /**
   * How long a zone without any host that answers holds up the start; after that the other zones
   * are used without it.
   */
  static final Duration ZONE_GRACE = Duration.ofSeconds(30);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private SchedulerService scheduler;
  @Inject private HostProbes probes;
  @Inject private HostRepository hosts;

  /** Whether the database answers. */
  Check database() {
    try {
      transactions.runInNew(
          () -> em.createNativeQuery("select 1", Integer.class).getSingleResult());
      return new Check("database", true, "");
    } catch (RuntimeException e) {
      return new Check("database", false, String.valueOf(e.getMessage()));
    }
  }

  /** Whether ticks are run. */
  Check scheduler() {
    boolean running = scheduler.isRunning();
    return new Check("scheduler", running, running ? "" : "It is not started.");
  }

  /** Whether hosts answer. */
  Check hosts() {
    if (probes.sinceFirst() == null) {
      return new Check("hosts", false, "They are being looked at for the first time.");
    }
    try {
      return hosts(
          transactions.inNew(hosts::targets), probes.sinceFirst().compareTo(ZONE_GRACE) >= 0);
    } catch (RuntimeException e) {
      return new Check("hosts", false, String.valueOf(e.getMessage()));
    }
  }

  /**
   * @param patient whether the zones have had their time
   */
  static Check hosts(List<HostTarget> targets, boolean patient) {
    Map<String, List<HostTarget>> zones =
        targets.stream()
            .filter(host -> host.state() != HostState.MAINTENANCE)
            .collect(Collectors.groupingBy(HostTarget::zone, TreeMap::new, Collectors.toList()));
    List<String> away = new ArrayList<>();
    zones.forEach(
        (zone, members) -> {
          if (members.stream().noneMatch(host -> host.state() == HostState.UP)) {
            away.add(zone);
          }
        });
    boolean enough = away.isEmpty() || (patient && away.size() < zones.size());
    return new Check(
        "hosts", enough, away.isEmpty() ? "" : "No host is up in " + String.join(", ", away) + ".");
  }
}
