package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.nephos.order.OrderKind;
import org.nephos.time.PortalClock;

/**
 * I2: every accepted order ends in what was ordered or in nothing, and no task, job or waiting
 * order is long past its time. A while is granted after each deadline, in which the portal finds
 * the way out by itself; what is found here has none, and a person has to look.
 */
@ApplicationScoped
public class OverdueWork implements Invariant {
  /** How long after a deadline its way out may take. */
  static final Duration GRACE = Duration.ofMinutes(15);

  private static final String LIVE_JOB = "(select 1 from job j where j.active_resource_id = i.id)";

  /** What its order still waits for; the same as what makes an order fulfilled when it is none. */
  private static final String UNBUILT =
      "i.active_at is null and i.state <> 'DELETED' and (i.task is null or i.task <> 'DELETING')";

  private static final String TASKS =
      "select 'task-overdue', cast(i.id as varchar(36)), i.task || ' since '"
          + " || cast(i.task_since as varchar(40)) from instance i"
          + " where i.task_deadline < :before and not exists "
          + LIVE_JOB;

  private static final String JOBS =
      "select 'job-overdue', cast(j.id as varchar(36)), j.kind || ' ' || lower(j.state)"
          + " || ' since ' || cast(j.run_at as varchar(40)) from job j"
          + " where (j.state = 'QUEUED' and j.run_at < :before)"
          + " or (j.state = 'RUNNING' and j.lease_until < :before)";

  private static final String WAITING =
      "select 'order-overdue', cast(o.id as varchar(36)), lower(o.state) || ' until '"
          + " || cast(o.deadline as varchar(40)) from orders o"
          + " where o.state in ('PENDING_APPROVAL', 'PENDING_QUOTA') and o.deadline < :before";

  private static final String STUCK =
      "select 'order-without-work', cast(o.id as varchar(36)), 'nothing of it is being built'"
          + " from orders o where o.state = 'PROVISIONING' and o.kind = :kind and not exists"
          + " (select 1 from instance i where i.order_id = o.id and "
          + UNBUILT
          + ")";

  private static final String UNFULFILLED =
      "select 'order-not-complete', cast(o.id as varchar(36)), 'it is done, and instance '"
          + " || cast(i.id as varchar(36)) || ' was never built' from orders o"
          + " join instance i on i.order_id = o.id where o.state = 'FULFILLED' and o.kind = :kind and "
          + UNBUILT;

  private static final String LEFT_OVER =
      "select 'order-left-over', cast(o.id as varchar(36)), 'it is ' || lower(o.state)"
          + " || ', and instance ' || cast(i.id as varchar(36)) || ' stays' from orders o"
          + " join instance i on i.order_id = o.id"
          + " where o.state in ('FAILED', 'REJECTED', 'CANCELLED', 'EXPIRED')"
          + " and i.state <> 'DELETED' and (i.task is null or i.task <> 'DELETING')";

  private static final String SQL =
      String.join(" union all ", TASKS, JOBS, WAITING, STUCK, UNFULFILLED, LEFT_OVER);

  @Inject private DriftQuery query;
  @Inject private PortalClock clock;

  @Override
  public String name() {
    return "I2";
  }

  @Override
  public Finding check() {
    long rows =
        query.count(
            "select (select count(*) from orders)"
                + " + (select count(*) from instance where state <> 'DELETED')"
                + " + (select count(*) from job where active_resource_id is not null)");
    return new Finding(
        rows,
        query.find(
            SQL,
            Map.of("before", clock.now().minus(GRACE), "kind", OrderKind.INSTANCE_CREATE.word())));
  }
}
