package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.nephos.job.Job;
import org.nephos.job.JobHandler;
import org.nephos.job.JobRun;
import org.nephos.persistence.Transactions;
import org.nephos.placement.DriverRegistry;
import org.nephos.placement.Host;
import org.nephos.placement.HostRepository;
import org.nephos.problem.api.ConflictException;
import org.nephos.time.PortalClock;

/** Removes the guest from its host; when its absence is confirmed, everything it held is free. */
@ApplicationScoped
public class DeleteInstanceHandler implements JobHandler {
  /** The kind. */
  public static final String KIND = "instance.delete";

  static final int MAX_ATTEMPTS = 10;

  @Inject private Transactions transactions;
  @Inject private InstanceRepository instances;
  @Inject private HostRepository hosts;
  @Inject private DriverRegistry drivers;
  @Inject private InstanceEnd end;
  @Inject private PortalClock clock;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int maxAttempts() {
    return MAX_ATTEMPTS;
  }

  /** A host that does not answer will, or is declared lost; until then nothing is released. */
  @Override
  public boolean isEndless() {
    return true;
  }

  @Override
  public void run(JobRun run) {
    DriverRegistry.Handle at =
        transactions.inNew(
            () -> {
              Instance instance = instances.find(run.resourceId());
              Host host = instance.hostId() == null ? null : hosts.find(instance.hostId());
              return host == null ? null : drivers.of(host);
            });
    if (at != null) {
      run.at("removing", 40);
      at.driver().destroy(at.host(), run.resourceId());
    }
    transactions.runInNew(() -> gone(run));
  }

  private void gone(JobRun run) {
    Instance instance = instances.lock(run.resourceId()).instance();
    run.guard();
    run.finish();
    end.complete(instance);
  }

  @Override
  public void giveUp(Job job, Fault fault, Runnable bury) {
    Instance instance = instances.lockFresh(instances.find(job.resourceId()));
    bury.run();
    instance.fail(Faults.forPeople(fault));
    instance.extendDeadline(clock.now());
  }

  @Override
  public void revive(Job job) {
    Instance instance = instances.lockFresh(instances.find(job.resourceId()));
    if (instance.task() != InstanceTask.DELETING) {
      throw new ConflictException(
          "state-conflict",
          "The instance is not being deleted any more.",
          Map.of("state", instance.state().name()));
    }
    instance.extendDeadline(clock.now());
  }
}
