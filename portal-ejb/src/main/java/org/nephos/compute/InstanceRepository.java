package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.job.JobQueue;
import org.nephos.order.Order;
import org.nephos.problem.api.NotFoundException;
import org.nephos.scaling.ScalingGroup;

/**
 * Instances under lock. The order of locks is the same everywhere: order, scaling group, instance
 * (by id), quota of the project, quota of the tenant, host.
 */
@ApplicationScoped
public class InstanceRepository {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** An instance and, locked before it, its order. */
  public record Locked(Order order, Instance instance) {}

  /**
   * Locks an instance after its order and, when it is a member, its scaling group.
   *
   * @throws NotFoundException when there is none
   */
  public Locked lock(UUID id) {
    Instance seen = find(id);
    Order order = lockOrder(seen.orderId());
    lockGroupOf(seen);
    return new Locked(order, lockFresh(seen));
  }

  /**
   * Locks an instance after its order and its scaling group; the group is null when it has none.
   */
  public ScalingGroup lockGroupOf(Instance seen) {
    if (seen.scalingGroupId() == null) {
      return null;
    }
    ScalingGroup group = em.find(ScalingGroup.class, seen.scalingGroupId());
    em.refresh(group, LockModeType.PESSIMISTIC_WRITE);
    return group;
  }

  /** Reads an instance without a lock. */
  public Instance find(UUID id) {
    Instance instance = em.find(Instance.class, id);
    if (instance == null) {
      throw new NotFoundException();
    }
    return instance;
  }

  /** Locks an order. */
  public Order lockOrder(UUID id) {
    Order order = em.find(Order.class, id);
    em.refresh(order, LockModeType.PESSIMISTIC_WRITE);
    return order;
  }

  /** Locks an instance that was read before, and reads it anew. */
  public Instance lockFresh(Instance seen) {
    em.refresh(seen, LockModeType.PESSIMISTIC_WRITE);
    return seen;
  }

  /** Ids of the instances of an order, in the order of locking. */
  public List<UUID> idsOf(UUID order) {
    return em.createQuery(
            "select i.id from Instance i where i.orderId = :order order by i.id", UUID.class)
        .setParameter("order", order)
        .getResultList();
  }

  /** Writes what the hypervisor said; no transition, no new version. */
  public void observe(UUID id, PowerState power, Instant at) {
    em.createNativeQuery(
            "update instance set power_state = :power, observed_at = :at where id = :id"
                + " and (observed_at is null or observed_at <= :at)")
        .setParameter("power", power.name())
        .setParameter("at", at)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Those that a host should have, in the order of locking. */
  public List<Instance> onHost(UUID host) {
    return em.createQuery(
            "select i from Instance i where i.hostId = :host"
                + " and i.state <> org.nephos.compute.InstanceState.DELETED order by i.id",
            Instance.class)
        .setParameter("host", host)
        .getResultList();
  }

  /** Says how often in a row an instance was seen to be not what it is; no new version. */
  public void suspect(UUID id, int suspicions) {
    em.createNativeQuery("update instance set suspicions = :suspicions where id = :id")
        .setParameter("suspicions", suspicions)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** What a job of an instance works on. */
  public static JobQueue.Target target(Instance instance) {
    return new JobQueue.Target(
        "instance", instance.id(), instance.name(), instance.tenantId(), instance.projectId());
  }
}
