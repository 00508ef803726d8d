package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceRepository;
import org.nephos.list.ListReader.Condition;
import org.nephos.metering.InstantColumn;
import org.nephos.problem.api.NotFoundException;

/** Groups, their members and what was decided about them. */
@ApplicationScoped
public class ScalingRepository {
  private static final Set<ScalingGroupState> LIVING =
      Set.of(ScalingGroupState.ACTIVE, ScalingGroupState.PAUSED);

  /** Groups, called {@code e}, that are looked after; those of a tenant that stands still do so. */
  static final Condition LIVES =
      new Condition(
          "e.state in :living and exists (select 1 from Tenant t where t.id = e.tenantId"
              + " and t.state = org.nephos.tenancy.TenantState.ACTIVE)",
          Map.of("living", LIVING));

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceRepository instances;

  /**
   * Reads a group without a lock.
   *
   * @throws NotFoundException when there is none
   */
  ScalingGroup find(UUID id) {
    ScalingGroup group = em.find(ScalingGroup.class, id);
    if (group == null) {
      throw new NotFoundException();
    }
    return group;
  }

  /**
   * Locks a group after its order, because members name both.
   *
   * @throws NotFoundException when there is none
   */
  ScalingGroup lock(UUID id) {
    ScalingGroup group = find(id);
    instances.lockOrder(group.orderId());
    em.refresh(group, LockModeType.PESSIMISTIC_WRITE);
    return group;
  }

  /** All groups that are looked after; those of a tenant that is not active stand still. */
  List<ScalingGroup> living() {
    return em.createQuery(
            "select e from ScalingGroup e where " + LIVES.hql() + " order by e.name, e.id",
            ScalingGroup.class)
        .setParameter("living", LIVING)
        .getResultList();
  }

  /** Members in any state but deleted, newest first. */
  List<Instance> members(UUID group) {
    return em.createQuery(
            "select i from Instance i where i.scalingGroupId = :group"
                + " and i.state <> org.nephos.compute.InstanceState.DELETED"
                + " order by i.createdAt desc, i.id desc",
            Instance.class)
        .setParameter("group", group)
        .getResultList();
  }

  /** Ids of members in any state but deleted, by group, oldest first. */
  Map<UUID, List<UUID>> memberIds(Collection<UUID> groups) {
    if (groups.isEmpty()) {
      return Map.of();
    }
    return em
        .createQuery(
            "select i.scalingGroupId, i.id from Instance i where i.scalingGroupId in :groups"
                + " and i.state <> org.nephos.compute.InstanceState.DELETED"
                + " order by i.createdAt, i.id",
            Object[].class)
        .setParameter("groups", groups)
        .getResultList()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> (UUID) row[0],
                Collectors.mapping(row -> (UUID) row[1], Collectors.toList())));
  }

  /** What was measured of these instances; who has no samples is left out. */
  List<MemberSamples> samples(
      Collection<UUID> members, String meter, Instant after, Instant until) {
    if (members.isEmpty()) {
      return List.of();
    }
    List<Object[]> rows =
        em.createNativeQuery(
                "select avg(metric_value), min(at), max(at) from metric_sample"
                    + " where resource_id in (:members) and meter = :meter"
                    + " and at > :after and at <= :until group by resource_id",
                Object[].class)
            .setParameter("members", members)
            .setParameter("meter", meter)
            .setParameter("after", after)
            .setParameter("until", until)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new MemberSamples(
                    ((Number) row[0]).doubleValue(),
                    InstantColumn.read(row[1]),
                    InstantColumn.read(row[2])))
        .toList();
  }

  /** Keeps a decision. */
  void add(ScalingDecision decision) {
    em.persist(decision);
  }

  /** The newest decision, or null. */
  ScalingDecision lastDecision(UUID group) {
    List<ScalingDecision> newest = decisions(group, Long.MAX_VALUE, 1);
    return newest.isEmpty() ? null : newest.get(0);
  }

  /** Decisions before a place, newest first. */
  List<ScalingDecision> decisions(UUID group, long before, int limit) {
    return em.createQuery(
            "select d from ScalingDecision d where d.groupId = :group and d.id < :before"
                + " order by d.id desc",
            ScalingDecision.class)
        .setParameter("group", group)
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }
}
