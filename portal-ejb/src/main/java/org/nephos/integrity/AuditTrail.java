package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nephos.event.ChainCheck;
import org.nephos.event.EventChain.Verdict;
import org.nephos.time.PortalClock;

/**
 * I7: the chain of events is whole, every step of an instance has its event, and no event waits
 * long for its place. A broken chain cannot be mended: what stood there is not known any more.
 */
@ApplicationScoped
public class AuditTrail implements Invariant {
  /** How long an event may be without its place. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String SQL =
      "select 'step-without-event', cast(i.id as varchar(36)),"
          + " cast(i.transition_no as varchar(20)) || ' steps, '"
          + " || cast(coalesce(e.steps, 0) as varchar(20)) || ' events' from instance i"
          + " left join (select resource_id, count(*) as steps from event"
          + " where resource_type = 'instance' and resource_version is not null"
          + " and outcome = 'DONE' group by resource_id) e on e.resource_id = i.id"
          + " where i.transition_no <> coalesce(e.steps, 0)"
          + " union all select 'event-without-place', cast(e.id as varchar(20)), e.type"
          + " from event e where e.seq is null and e.at < :before";

  @Inject private ChainCheck chain;
  @Inject private DriftQuery query;
  @Inject private PortalClock clock;

  @Override
  public String name() {
    return "I7";
  }

  @Override
  public Finding check() {
    List<Drift> drift = new ArrayList<>();
    Verdict verdict = chain.verify(1, Long.MAX_VALUE);
    if (!verdict.isWhole()) {
      drift.add(
          new Drift(
              "chain-broken",
              Long.toString(verdict.brokenAt()),
              "the event in this place is " + verdict.reason()));
    }
    drift.addAll(query.find(SQL, Map.of("before", clock.now().minus(PATIENCE))));
    long rows = verdict.checked() + query.count("select count(*) from instance");
    return new Finding(rows, drift.stream().limit(MOST).toList());
  }
}
