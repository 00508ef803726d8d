package org.nephos.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceTask;
import org.nephos.compute.Transition;
import org.nephos.metering.MeterLedger;
import org.nephos.persistence.AfterCommit;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.RequestOrigin;
import org.nephos.time.PortalClock;

/** Records what happens, in the transaction that makes it happen. */
@ApplicationScoped
public class EventWriter {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;
  @Inject private AfterCommit afterCommit;
  @Inject private EventSignal signal;
  @Inject private MeterLedger ledger;

  /** Records a change. */
  public void record(EventDraft draft) {
    save(event(draft));
  }

  /** Records that something was refused; in a transaction of its own, after the roll-back. */
  public void recordRefusal(EventDraft draft) {
    Event event = event(draft);
    event.refused();
    save(event);
  }

  /**
   * Records a step of an instance, and what it is charged for from now on. The caller holds the
   * instance's row lock.
   *
   * @param reason what a person or the hypervisor said, or null
   */
  public void record(Instance instance, Transition step, String reason) {
    Map<String, Object> data = new HashMap<>();
    data.put("state", step.to().name());
    if (step.task() != null) {
      data.put("task", word(step.task()));
    }
    if (reason != null && !reason.isBlank()) {
      data.put("reason", reason);
    }
    Event event =
        event(
            new EventDraft(
                "instance." + step.trigger().word(),
                instance.tenantId(),
                instance.projectId(),
                "instance",
                instance.id(),
                instance.name(),
                Changes.of("task", word(step.taskBefore()), word(step.task())).with(data)));
    event.step(
        step.number(),
        step.from() == null ? null : step.from().name(),
        step.to().name(),
        step.task() == null ? null : step.task().name(),
        step.trigger().word());
    // What is new and runs nothing has nothing to be charged for, nor to be taken back.
    boolean free = step.from() == null && step.meters().isEmpty();
    Instant effective = free ? null : advance(instance, step);
    if (effective != null) {
      event.meter(effective, step.meters().toText());
    }
    save(event);
  }

  private Instant advance(Instance instance, Transition step) {
    return ledger.advance(
        "instance",
        instance.id(),
        instance.name(),
        instance.tenantId(),
        instance.projectId(),
        step.number(),
        step.meters());
  }

  private static String word(InstanceTask task) {
    return task == null ? null : task.name().toLowerCase(Locale.ROOT);
  }

  private Event event(EventDraft draft) {
    Caller caller = CallerScope.current();
    RequestOrigin origin = caller.origin();
    return new Event(
        caller.token() == null ? draft : byToken(draft, caller.token().tokenId()),
        clock.now(),
        caller.personId(),
        caller.username(),
        origin.remoteAddress(),
        origin.agent().isEmpty() ? null : origin.agent(),
        origin.correlationId());
  }

  /** What a token did is its person's deed, and the trail says by which token. */
  private static EventDraft byToken(EventDraft draft, UUID token) {
    Map<String, Object> data = new HashMap<>(draft.data());
    data.put("apiToken", token.toString());
    return new EventDraft(
        draft.type(),
        draft.tenant(),
        draft.project(),
        draft.resourceType(),
        draft.resource(),
        draft.resourceName(),
        data);
  }

  private void save(Event event) {
    em.persist(event);
    afterCommit.once("event-signal", signal::raise);
  }
}
