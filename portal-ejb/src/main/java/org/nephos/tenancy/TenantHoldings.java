package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.UUID;
import org.nephos.time.PortalClock;

/** What tenants have that has to go before they can. */
@ApplicationScoped
class TenantHoldings {
  private static final int AT_ONCE = 200;
  private static final String GROUPS =
      "select g.id from ScalingGroup g where g.tenantId = :tenant"
          + " and g.state <> org.nephos.scaling.ScalingGroupState.DELETED";
  private static final String INSTANCES =
      "select i.id from Instance i where i.tenantId = :tenant"
          + " and i.state <> org.nephos.compute.InstanceState.DELETED";
  private static final String ORDERS =
      "select o.id from Order o where o.tenantId = :tenant and o.finishedAt is null";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  /** Instances that run, and nothing is being done to, where all are to stand still. */
  List<UUID> runningInSuspended() {
    // Tenants first: there are few, and hardly ever any to be stopped, but all instances ever made.
    List<UUID> stopped =
        em.createQuery(
                "select t.id from Tenant t where t.stopsInstances = true"
                    + " and t.state = org.nephos.tenancy.TenantState.SUSPENDED",
                UUID.class)
            .getResultList();
    return stopped.isEmpty()
        ? List.of()
        : first(
            em.createQuery(
                    "select i.id from Instance i where i.tenantId in :stopped and i.task is null"
                        + " and i.state = org.nephos.compute.InstanceState.ACTIVE order by i.id",
                    UUID.class)
                .setParameter("stopped", stopped));
  }

  /** Closing tenants whose grace is over. */
  List<UUID> dueTenants() {
    return em.createQuery(
            "select t.id from Tenant t where t.state = org.nephos.tenancy.TenantState.CLOSING"
                + " and t.closesAt <= :now order by t.closesAt, t.id",
            UUID.class)
        .setParameter("now", clock.now())
        .getResultList();
  }

  /** Scaling groups that are not gone. */
  List<UUID> groups(UUID tenant) {
    return first(of(GROUPS, tenant));
  }

  /** Orders that have not ended. */
  List<UUID> openOrders(UUID tenant) {
    return first(of(ORDERS, tenant));
  }

  /** Instances that are not gone and not going. */
  List<UUID> instances(UUID tenant) {
    return first(
        of(
            INSTANCES
                + " and (i.task is null or i.task <> org.nephos.compute.InstanceTask.DELETING)"
                + " order by i.id",
            tenant));
  }

  /** Whether nothing is left. */
  boolean isEmpty(UUID tenant) {
    return of(GROUPS, tenant).setMaxResults(1).getResultList().isEmpty()
        && of(INSTANCES, tenant).setMaxResults(1).getResultList().isEmpty()
        && of(ORDERS, tenant).setMaxResults(1).getResultList().isEmpty();
  }

  private TypedQuery<UUID> of(String query, UUID tenant) {
    return em.createQuery(query, UUID.class).setParameter("tenant", tenant);
  }

  private static List<UUID> first(TypedQuery<UUID> query) {
    return query.setMaxResults(AT_ONCE).getResultList();
  }
}
