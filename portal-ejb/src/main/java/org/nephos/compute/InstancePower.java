package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.event.EventWriter;
import org.nephos.job.JobQueue;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ConflictException;
import org.nephos.tenancy.OpenTenant;
import org.nephos.tenancy.Tenant;
import org.nephos.time.PortalClock;

/** Power as people ask for it; the job does it. */
@ApplicationScoped
public class InstancePower {
  /** What a tenant that is suspended or closing does not do any more. */
  private static final Set<InstanceAction> BEGINNINGS =
      EnumSet.of(InstanceAction.START, InstanceAction.RESUME);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceRepository instances;
  @Inject private EventWriter events;
  @Inject private JobQueue jobs;
  @Inject private PortalClock clock;

  /**
   * Begins an action, as a part of the caller's transaction.
   *
   * @param reason what the person said, or null
   * @return the job
   */
  public UUID begin(UUID id, InstanceAction action, String reason) {
    Reason.check(reason);
    Instance instance = instances.lockFresh(instances.find(id));
    if (!InstanceActions.allows(instance, action)) {
      throw refused(instance, action.word());
    }
    if (BEGINNINGS.contains(action)) {
      OpenTenant.require(em.find(Tenant.class, instance.tenantId()));
      if (instance.isPastLease(clock.now())) {
        throw pastLease(instance);
      }
    }
    Transition step = instance.apply(InstanceActions.requestTrigger(action), clock.now());
    instance.clearFault();
    events.record(instance, step, reason);
    return jobs.supersede(
        PowerInstanceHandler.KIND,
        InstanceRepository.target(instance),
        new PowerJob(action),
        PowerInstanceHandler.MAX_ATTEMPTS);
  }

  /** The refusal of a start after the end of the lease; it says what to do. */
  private static ConflictException pastLease(Instance instance) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("leaseEnd", instance.leaseEnd().toString());
    if (instance.leaseDeleteAt() != null) {
      variables.put("deleteAt", instance.leaseDeleteAt().toString());
    }
    return new ConflictException(
        "lease-over",
        "The lease of the instance is over since "
            + instance.leaseEnd().truncatedTo(ChronoUnit.SECONDS)
            + ". Ask for an extension; then it can be started.",
        variables);
  }

  /** The refusal of what the state does not allow; it names what it does. */
  static ConflictException refused(Instance instance, String word) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("state", instance.state().name());
    String task = instance.task() == null ? null : instance.task().name().toLowerCase(Locale.ROOT);
    if (task != null) {
      variables.put("task", task);
    }
    variables.put("allowed", InstanceActions.words(instance));
    return new ConflictException(
        "state-conflict",
        "The instance is "
            + instance.state()
            + (task == null ? "" : " (" + task + ")")
            + "; "
            + word
            + " is not possible now. Possible: "
            + (InstanceActions.words(instance).isEmpty()
                ? "nothing"
                : String.join(", ", InstanceActions.words(instance)))
            + ".",
        variables);
  }
}
