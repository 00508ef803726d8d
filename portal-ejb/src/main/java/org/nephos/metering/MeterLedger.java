package org.nephos.metering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.nephos.time.PortalClock;

/** Keeps, for each metered resource, what runs since when; one row, under the resource's lock. */
@ApplicationScoped
public class MeterLedger {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  /**
   * Says what runs from now on. Billing instants are whole seconds and never go back: {@code
   * max(now truncated, last instant of this resource)}, read under the lock that the derivation of
   * usage takes, too; so nothing begins before the instant up to which usage is recorded.
   *
   * @param version the resource's own count of steps
   * @return the instant from which it counts, or null when nothing changes
   */
  public Instant advance(
      String type,
      UUID resource,
      String name,
      UUID tenant,
      UUID project,
      long version,
      MeterSet running) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select last_instant, running from metered_resource where resource_id = :id"
                    + " for update",
                Object[].class)
            .setParameter("id", resource)
            .getResultList();
    Instant now = clock.now().truncatedTo(ChronoUnit.SECONDS);
    if (rows.isEmpty()) {
      return running.isEmpty()
          ? null
          : insert(type, resource, name, tenant, project, version, running, now);
    }
    Instant last = InstantColumn.read(rows.get(0)[0]);
    if (MeterSet.ofText((String) rows.get(0)[1]).equals(running)) {
      return null;
    }
    Instant effective = last.isAfter(now) ? last : now;
    em.createNativeQuery(
            "update metered_resource set last_instant = :at, last_version = :version,"
                + " running = :running, resource_name = :name where resource_id = :id")
        .setParameter("at", effective)
        .setParameter("version", version)
        .setParameter("running", running.toText())
        .setParameter("name", name)
        .setParameter("id", resource)
        .executeUpdate();
    return effective;
  }

  private Instant insert(
      String type,
      UUID resource,
      String name,
      UUID tenant,
      UUID project,
      long version,
      MeterSet running,
      Instant now) {
    em.createNativeQuery(
            "insert into metered_resource (resource_id, resource_type, resource_name, tenant_id,"
                + " project_id, last_instant, last_version, running, metered_version)"
                + " values (:id, :type, :name, :tenant, :project, :at, :version, :running, 0)")
        .setParameter("id", resource)
        .setParameter("type", type)
        .setParameter("name", name)
        .setParameter("tenant", tenant)
        .setParameter("project", project)
        .setParameter("at", now)
        .setParameter("version", version)
        .setParameter("running", running.toText())
        .executeUpdate();
    return now;
  }
}
