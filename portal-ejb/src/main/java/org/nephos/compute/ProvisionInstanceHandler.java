package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;
import org.nephos.event.EventWriter;
import org.nephos.job.Job;
import org.nephos.job.JobHandler;
import org.nephos.job.JobRun;
import org.nephos.network.AddressService;
import org.nephos.order.OrderProgress;
import org.nephos.persistence.Transactions;
import org.nephos.placement.DriverRegistry;
import org.nephos.placement.HostCandidate;
import org.nephos.placement.HostRepository;
import org.nephos.placement.PlacementService;
import org.nephos.problem.api.ConflictException;
import org.nephos.scaling.GroupMembership;
import org.nephos.time.PortalClock;

/** Places an instance, creates the guest, starts it; each step can be done again after a crash. */
@ApplicationScoped
public class ProvisionInstanceHandler implements JobHandler {
  /** The kind. */
  public static final String KIND = "instance.provision";

  static final int MAX_ATTEMPTS = 8;

  @Inject private Transactions transactions;
  @Inject private InstanceRepository instances;
  @Inject private PlacementService placement;
  @Inject private HostRepository hosts;
  @Inject private AddressService addresses;
  @Inject private DriverRegistry drivers;
  @Inject private GuestSpecs specs;
  @Inject private EventWriter events;
  @Inject private InstanceEnd end;
  @Inject private OrderProgress orders;
  @Inject private GroupMembership groups;
  @Inject private PortalClock clock;

  /** Where it is to be built. */
  private record Site(DriverRegistry.Handle handle, GuestSpec spec) {}

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
    run.enter("placing");
    Site site = transactions.inNew(() -> place(run));
    UUID id = run.resourceId();
    DriverRegistry.Handle at = site.handle();
    try {
      run.enter("creating");
      at.driver().create(at.host(), site.spec());
      run.at("starting", 70);
      GuestObservation seen =
          at.driver().setPower(at.host(), id, PowerTarget.ON, PowerMode.FORCE, run.jobId());
      transactions.runInNew(() -> built(run, seen));
    } catch (DriverException e) {
      if (e.kind() != FailureKind.INSUFFICIENT_CAPACITY) {
        throw e;
      }
      // The host knows better than our figures; it left nothing behind, so another may try.
      transactions.runInNew(() -> unplace(run));
      throw new DriverException(FailureKind.BUSY, e.getMessage(), e);
    }
  }

  private Site place(JobRun run) {
    Instance instance = instances.lockFresh(instances.find(run.resourceId()));
    run.guard("creating", 30);
    if (instance.hostId() == null) {
      HostCandidate host = placement.place(instance);
      instance.placeOn(host.zone(), host.id());
      if (instance.state() == InstanceState.REQUESTED) {
        events.record(instance, instance.apply(InstanceTrigger.BUILD_STARTED, clock.now()), null);
      }
    }
    DriverRegistry.Handle at = drivers.of(hosts.find(instance.hostId()));
    // All else first: everybody who builds in a network wants its row.
    addresses.ensure(instance);
    return new Site(at, specs.of(instance));
  }

  private void unplace(JobRun run) {
    Instance instance = instances.lockFresh(instances.find(run.resourceId()));
    run.guard();
    instance.unplace();
    hosts.free(instance.id());
  }

  private void built(JobRun run, GuestObservation seen) {
    InstanceRepository.Locked locked = instances.lock(run.resourceId());
    Instance instance = locked.instance();
    run.guard();
    events.record(instance, instance.apply(InstanceTrigger.BUILT, clock.now()), null);
    run.finish();
    instances.observe(instance.id(), PowerStates.of(seen.powerState()), seen.observedAt());
    groups.memberBuilt(instance);
    orders.instanceBuilt(locked.order());
  }

  @Override
  public void giveUp(Job job, Fault fault, Runnable bury) {
    abandon(job.resourceId(), Faults.forPeople(fault), bury);
  }

  /** It will not be built: it is removed, and its order fails. */
  void abandon(UUID id, Fault reason, Runnable bury) {
    InstanceRepository.Locked locked = instances.lock(id);
    Instance instance = locked.instance();
    bury.run();
    instance.fail(reason);
    groups.memberFailed(instance, reason);
    end.begin(instance, InstanceTrigger.BUILD_FAILED, reason.detail());
    orders.instanceFailed(locked.order(), instance, reason);
  }

  @Override
  public void revive(Job job) {
    throw new ConflictException(
        "state-conflict",
        "What it built is being removed already. Order it again.",
        Map.of("state", "DEAD"));
  }
}
