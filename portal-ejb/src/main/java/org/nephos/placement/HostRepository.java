package org.nephos.placement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.nephos.compute.Instance;
import org.nephos.driver.HostRef;
import org.nephos.persistence.UuidColumn;
import org.nephos.time.PortalClock;

/** Hosts and what they have promised. */
@ApplicationScoped
public class HostRepository {
  /**
   * The driver whose zones placement prefers when nobody names one: real guests before simulated.
   */
  static final String SIMULATOR = "simulator";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  /** All hosts as placement sees them. */
  public List<HostCandidate> candidates(String zone) {
    TypedQuery<Object[]> query =
        em.createQuery(
            "select h, z.driver from Host h join Zone z on z.name = h.zoneName"
                + (zone == null ? "" : " where h.zoneName = :zone"),
            Object[].class);
    if (zone != null) {
      query.setParameter("zone", zone);
    }
    return query.getResultList().stream()
        .map(row -> candidate((Host) row[0], (String) row[1]))
        .toList();
  }

  private static HostCandidate candidate(Host h, String driver) {
    return new HostCandidate(
        h.id(),
        h.name(),
        h.zoneName(),
        !SIMULATOR.equals(driver),
        h.state(),
        h.vcpus(),
        h.ramMib(),
        h.diskGib(),
        h.allocatedVcpus(),
        h.allocatedRamMib(),
        h.allocatedDiskGib());
  }

  /**
   * Promises an instance's figures on a host, if they fit and it is up.
   *
   * @return whether it did
   */
  public boolean allocate(UUID host, Instance instance) {
    int updated =
        em.createNativeQuery(
                "update host set allocated_instances = allocated_instances + 1,"
                    + " allocated_vcpus = allocated_vcpus + :vcpus,"
                    + " allocated_ram_mib = allocated_ram_mib + :ram,"
                    + " allocated_disk_gib = allocated_disk_gib + :disk"
                    + " where id = :host and state = 'UP'"
                    + " and allocated_vcpus + :vcpus <= vcpus"
                    + " and allocated_ram_mib + :ram <= ram_mib"
                    + " and allocated_disk_gib + :disk <= disk_gib")
            .setParameter("vcpus", instance.vcpus())
            .setParameter("ram", instance.ramMib())
            .setParameter("disk", instance.diskGib())
            .setParameter("host", host)
            .executeUpdate();
    if (updated == 0) {
      return false;
    }
    em.createNativeQuery(
            "insert into allocation (instance_id, tenant_id, host_id, vcpus, ram_mib, disk_gib,"
                + " created_at) values (:instance, :tenant, :host, :vcpus, :ram, :disk, :now)")
        .setParameter("instance", instance.id())
        .setParameter("tenant", instance.tenantId())
        .setParameter("host", host)
        .setParameter("vcpus", instance.vcpus())
        .setParameter("ram", instance.ramMib())
        .setParameter("disk", instance.diskGib())
        .setParameter("now", clock.now())
        .executeUpdate();
    return true;
  }

  /** Takes an instance's promise back, if there is one. */
  public void free(UUID instance) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select host_id, vcpus, ram_mib, disk_gib from allocation where instance_id = :id",
                Object[].class)
            .setParameter("id", instance)
            .getResultList();
    for (Object[] row : rows) {
      em.createNativeQuery("delete from allocation where instance_id = :id")
          .setParameter("id", instance)
          .executeUpdate();
      em.createNativeQuery(
              "update host set allocated_instances = allocated_instances - 1,"
                  + " allocated_vcpus = allocated_vcpus - :vcpus,"
                  + " allocated_ram_mib = allocated_ram_mib - :ram,"
                  + " allocated_disk_gib = allocated_disk_gib - :disk where id = :host")
          .setParameter("vcpus", ((Number) row[1]).longValue())
          .setParameter("ram", ((Number) row[2]).longValue())
          .setParameter("disk", ((Number) row[3]).longValue())
          .setParameter("host", UuidColumn.read(row[0]))
          .executeUpdate();
    }
  }

  /** The host, or null. */
  public Host find(UUID id) {
    return em.find(Host.class, id);
  }

  /** The driver's name of a host's zone. */
  public String driverOf(Host host) {
    return em.createQuery("select z.driver from Zone z where z.name = :zone", String.class)
        .setParameter("zone", host.zoneName())
        .getSingleResult();
  }

  /** All hosts, by name. */
  public List<Host> all() {
    return em.createQuery("select h from Host h order by h.name", Host.class).getResultList();
  }

  /** All hosts to be asked something, by name. */
  public List<HostTarget> targets() {
    return em
        .createQuery(
            "select h, z.driver from Host h join Zone z on z.name = h.zoneName order by h.name",
            Object[].class)
        .getResultList()
        .stream()
        .map(
            row -> {
              Host host = (Host) row[0];
              return new HostTarget(
                  new HostRef(host.id(), host.name(), host.uri()),
                  (String) row[1],
                  host.zoneName(),
                  host.state());
            })
        .toList();
  }

  /** Those of these hosts that nobody else has locked, locked, as they are now; waits for none. */
  public List<Host> lockFree(Collection<UUID> ids) {
    // In SQL, for Hibernate leaves the last words out for H2.
    List<UUID> free =
        em.createNativeQuery(
                "select id from host where id in (:ids) order by id for update skip locked",
                UUID.class)
            .setParameter("ids", ids)
            .getResultList();
    return free.isEmpty() ? List.of() : lockAll(free);
  }

  /** Those of these hosts that are there, locked, in the order of locking, as they are now. */
  public List<Host> lockAll(Collection<UUID> ids) {
    return em.createQuery("select h from Host h where h.id in :ids order by h.id", Host.class)
        .setParameter("ids", ids)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }
}
