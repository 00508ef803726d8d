package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.time.PortalClock;

/** Finds instances whose lease asks for a step now; who takes the step looks again. */
@ApplicationScoped
class DueLeases {
  /** No warning is earlier. */
  private static final Duration HORIZON = Duration.ofDays(90);

  private static final String LIVING =
      " i.state <> org.nephos.compute.InstanceState.DELETED"
          + " and (i.task is null or i.task <> org.nephos.compute.InstanceTask.DELETING)";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private LeasePolicies policies;
  @Inject private PortalClock clock;

  /** Those of which a warning is due that was not given; by the policies as they are now. */
  List<UUID> toWarn(int most) {
    Instant now = clock.now();
    List<UUID> found = new ArrayList<>();
    List<UUID> tenants =
        em.createQuery(
                "select distinct i.tenantId from Instance i where i.leaseEnd > :now"
                    + " and i.leaseEnd <= :horizon and"
                    + LIVING,
                UUID.class)
            .setParameter("now", now)
            .setParameter("horizon", now.plus(HORIZON))
            .getResultList();
    for (UUID tenant : tenants) {
      for (Duration before : policies.of(tenant).warnings()) {
        found.addAll(toWarn(tenant, before, now, most));
      }
    }
    return found.stream().distinct().toList();
  }

  private List<UUID> toWarn(UUID tenant, Duration before, Instant now, int most) {
    return em.createQuery(
            "select i.id from Instance i where i.tenantId = :tenant and i.leaseEnd > :now"
                + " and i.leaseEnd <= :soon and (i.leaseWarned is null or i.leaseWarned > :before)"
                + " and"
                + LIVING
                + " order by i.leaseEnd, i.id",
            UUID.class)
        .setParameter("tenant", tenant)
        .setParameter("now", now)
        .setParameter("soon", now.plus(before))
        .setParameter("before", before.toSeconds())
        .setMaxResults(most)
        .getResultList();
  }

  /** Those whose lease is over and of which nobody was told, or that run all the same. */
  List<UUID> toEnd(int most) {
    return at(
        "select i.id from Instance i where i.leaseEnd <= :now and (i.leaseDeleteAt is null"
            + " or (i.task is null and i.state in (org.nephos.compute.InstanceState.ACTIVE,"
            + " org.nephos.compute.InstanceState.PAUSED))) and"
            + LIVING
            + " order by i.leaseEnd, i.id",
        most);
  }

  /** Those that were kept long enough and of which no request waits for a decision. */
  List<UUID> toDelete(int most) {
    return at(
        "select i.id from Instance i where i.leaseDeleteAt <= :now and i.leaseEnd <= :now and"
            + LIVING
            + " and not exists"
            + " (select 1 from LeaseExtension r where r.pendingInstanceId = i.id)"
            + " order by i.leaseDeleteAt, i.id",
        most);
  }

  private List<UUID> at(String query, int most) {
    return em.createQuery(query, UUID.class)
        .setParameter("now", clock.now())
        .setMaxResults(most)
        .getResultList();
  }
}
