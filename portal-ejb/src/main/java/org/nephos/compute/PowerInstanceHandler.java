package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;
import org.nephos.event.EventWriter;
import org.nephos.job.Job;
import org.nephos.job.JobHandler;
import org.nephos.job.JobRun;
import org.nephos.json.Json;
import org.nephos.persistence.Transactions;
import org.nephos.placement.DriverRegistry;
import org.nephos.placement.HostRepository;
import org.nephos.problem.api.ConflictException;
import org.nephos.time.PortalClock;

/** Starts, stops, reboots, pauses and resumes; a stop that the guest ignores is forced. */
@ApplicationScoped
public class PowerInstanceHandler implements JobHandler {
  /** The kind. */
  public static final String KIND = "instance.power";

  static final int MAX_ATTEMPTS = 5;

  /** How long a guest may take to shut itself down before the plug is pulled. */
  static final Duration SOFT_STOP_TERM = Duration.ofSeconds(60);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  @Inject private Transactions transactions;
  @Inject private InstanceRepository instances;
  @Inject private HostRepository hosts;
  @Inject private DriverRegistry drivers;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int maxAttempts() {
    return MAX_ATTEMPTS;
  }

  @Override
  public void run(JobRun run) {
    InstanceAction action = run.payload(PowerJob.class).action();
    DriverRegistry.Handle at =
        transactions.inNew(() -> drivers.of(hosts.find(instances.find(run.resourceId()).hostId())));
    PowerMode mode = mode(run, action);
    run.at(mode == PowerMode.FORCE && isStop(action) ? "forcing" : "powering", 50);
    PowerTarget target = target(action);
    GuestObservation seen = power(run, at, target, mode);
    if (target == PowerTarget.OFF && isStillOn(seen)) {
      run.again(LOOK_AGAIN);
      return;
    }
    transactions.runInNew(() -> done(run, action, seen));
  }

  private static GuestObservation power(
      JobRun run, DriverRegistry.Handle at, PowerTarget target, PowerMode mode) {
    UUID id = run.resourceId();
    GuestObservation seen = at.driver().setPower(at.host(), id, target, mode, run.jobId());
    if (mode != PowerMode.SOFT || PowerStates.of(seen.powerState()) != PowerState.PAUSED) {
      return seen;
    }
    // A paused guest cannot hear that it shall go down.
    run.at("powering", 50);
    at.driver().setPower(at.host(), id, PowerTarget.ON, PowerMode.FORCE, run.jobId());
    run.at("powering", 50);
    return at.driver().setPower(at.host(), id, target, mode, run.jobId());
  }

  private static boolean isStillOn(GuestObservation seen) {
    return switch (PowerStates.of(seen.powerState())) {
      case RUNNING, PAUSED, UNKNOWN -> true;
      case SHUTDOWN, CRASHED -> false;
    };
  }

  private PowerMode mode(JobRun run, InstanceAction action) {
    boolean patient =
        action == InstanceAction.STOP && clock.now().isBefore(run.startedAt().plus(SOFT_STOP_TERM));
    return patient ? PowerMode.SOFT : PowerMode.FORCE;
  }

  private static boolean isStop(InstanceAction action) {
    return action == InstanceAction.STOP || action == InstanceAction.FORCE_STOP;
  }

  private static PowerTarget target(InstanceAction action) {
    return switch (action) {
      case START, RESUME -> PowerTarget.ON;
      case STOP, FORCE_STOP -> PowerTarget.OFF;
      case REBOOT -> PowerTarget.REBOOTED;
      case PAUSE -> PowerTarget.PAUSED;
    };
  }

  private void done(JobRun run, InstanceAction action, GuestObservation seen) {
    Instance instance = instances.lockFresh(instances.find(run.resourceId()));
    run.guard();
    InstanceTrigger trigger =
        instance.state() == InstanceState.SOFT_DELETED
            ? InstanceTrigger.SOFT_DELETED
            : InstanceActions.doneTrigger(action);
    events.record(instance, instance.apply(trigger, clock.now()), null);
    run.finish();
    instances.observe(instance.id(), PowerStates.of(seen.powerState()), seen.observedAt());
  }

  @Override
  public void giveUp(Job job, Fault fault, Runnable bury) {
    abandon(job.resourceId(), Faults.forPeople(fault), bury);
  }

  /** What was being done to it is not done; it stays what it is. */
  void abandon(UUID id, Fault reason, Runnable bury) {
    Instance instance = instances.lockFresh(instances.find(id));
    bury.run();
    instance.fail(reason);
    events.record(
        instance, instance.apply(InstanceTrigger.TASK_FAILED, clock.now()), reason.detail());
  }

  @Override
  public void revive(Job job) {
    Instance instance = instances.lockFresh(instances.find(job.resourceId()));
    InstanceAction action = Json.read(job.payload(), PowerJob.class).action();
    InstanceTrigger trigger = InstanceActions.requestTrigger(action);
    if (!InstanceTransitions.allows(instance.state(), instance.task(), trigger)) {
      throw new ConflictException(
          "state-conflict",
          "The instance is not in a state that allows this any more.",
          Map.of("state", instance.state().name()));
    }
    events.record(instance, instance.apply(trigger, clock.now()), null);
  }
}
