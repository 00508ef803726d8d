package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import org.nephos.event.EventWriter;
import org.nephos.job.JobQueue;
import org.nephos.time.PortalClock;

/** Brings instances into the world: row, history, and the job that builds them. */
@ApplicationScoped
public class InstanceFactory {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private EventWriter events;
  @Inject private JobQueue jobs;
  @Inject private PortalClock clock;

  /** Makes one; the caller takes the quota in the same transaction, afterwards. */
  public Instance create(InstanceSpec spec) {
    Instance instance = new Instance(spec, clock.now());
    Transition first = instance.requested();
    em.persist(instance);
    events.record(instance, first, null);
    jobs.enqueue(
        ProvisionInstanceHandler.KIND,
        InstanceRepository.target(instance),
        Map.of(),
        ProvisionInstanceHandler.MAX_ATTEMPTS);
    return instance;
  }
}
