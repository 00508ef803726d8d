package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.nephos.catalog.Zone;
import org.nephos.placement.Host;

/** A zone of simulated hosts, and, where there is a libvirt, a zone with that one real host. */
@ApplicationScoped
class DemoHosts {
  private static final String SIMULATED = "sim";
  private static final String REAL = "local";
  private static final int SIMULATED_HOSTS = 50;
  private static final int VCPUS = Integer.getInteger("nephos.demo.simulated-vcpus", 64);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * @param libvirtUri where the real host is; blank when there is none
   */
  void ensure(String libvirtUri) {
    zone(SIMULATED, "simulator", "Simulated: 50 hosts in memory, to try things out at any size.");
    for (int i = 1; i <= SIMULATED_HOSTS; i++) {
      String name = "sim-%02d".formatted(i);
      host(name, "sim://" + name + "?vcpus=" + VCPUS + "&ramMib=262144&diskGib=4096", SIMULATED);
    }
    if (!libvirtUri.isBlank()) {
      zone(REAL, "libvirt", "Real: virtual machines on this machine's own hypervisor.");
      host("local-01", libvirtUri.strip(), REAL);
    }
  }

  private void zone(String name, String driver, String description) {
    if (em.find(Zone.class, name) == null) {
      em.persist(new Zone(name, driver, description));
      em.flush();
    }
  }

  private void host(String name, String uri, String zone) {
    UUID id = DemoIds.of("host", name);
    Host host = em.find(Host.class, id);
    if (host == null) {
      em.persist(new Host(id, name, uri, zone));
    } else if (!host.uri().equals(uri)) {
      host.moveTo(uri);
    }
  }
}
