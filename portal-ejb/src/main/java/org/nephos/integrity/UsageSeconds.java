package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.metering.Cuts;
import org.nephos.persistence.Transactions;
import org.nephos.time.PortalClock;

/**
 * I4: every second of a metered state is in exactly one usage record. Each check adds up the last
 * hours of all resources, and the whole life of some, who take turns; where the sums differ from
 * those of the events, the resource is looked at record by record, while nobody meters it. What is
 * counted instead of running is held against its counters. What has not been recorded for long is
 * told, too.
 */
@ApplicationScoped
public class UsageSeconds implements Invariant {
  /** How long usage may be without its record. */
  static final Duration PATIENCE = Duration.ofHours(2);

  private static final Duration RECENT = Duration.ofHours(3);
  private static final int TURN = 200;

  private static final String STUCK =
      "select 'usage-not-recorded', cast(m.resource_id as varchar(36)), 'since '"
          + " || cast(coalesce(m.metered_until, m.last_instant) as varchar(40))"
          + " from metered_resource m where (m.running <> '{}' or m.metered_version <"
          + " m.last_version) and coalesce(m.metered_until, m.last_instant) < :before";

  @Inject private UsageTotals totals;
  @Inject private UsageTiling tiling;
  @Inject private CountedHourSums counters;
  @Inject private DriftQuery query;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  private UUID turn;

  @Override
  public String name() {
    return "I4";
  }

  @Override
  public synchronized Finding check() {
    Instant now = clock.now();
    Instant since = Cuts.hour(now).minus(RECENT);
    Set<UUID> suspects = new HashSet<>();
    long rows = totals.compareSince(since, suspects::add);
    List<UUID> some = transactions.inNew(() -> totals.resources(turn, TURN));
    turn = some.size() < TURN ? null : some.get(some.size() - 1);
    rows += totals.compareWhole(some, suspects::add);
    List<Drift> drift = new ArrayList<>(query.find(STUCK, Map.of("before", now.minus(PATIENCE))));
    drift.addAll(counters.check(since, some, now.minus(PATIENCE)));
    for (UUID suspect : suspects.stream().sorted().limit(MOST).toList()) {
      drift.addAll(transactions.inNew(() -> tiling.check(suspect)));
    }
    return new Finding(rows, drift.stream().limit(MOST).toList());
  }
}
