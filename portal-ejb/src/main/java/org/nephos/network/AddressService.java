package org.nephos.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.nephos.compute.Instance;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.time.PortalClock;

/** Gives instances their addresses; the database's uniqueness has the last word. */
@ApplicationScoped
public class AddressService {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  /** Makes sure that an instance has its card; part of the transaction that places it. */
  public void ensure(Instance instance) {
    Long cards =
        em.createQuery("select count(p) from Port p where p.instanceId = :id", Long.class)
            .setParameter("id", instance.id())
            .getSingleResult();
    if (cards > 0) {
      return;
    }
    Network network = em.find(Network.class, instance.networkId());
    em.refresh(network, LockModeType.PESSIMISTIC_WRITE);
    String address = network.nextAddress(ip -> isTaken(network.id(), ip));
    if (address == null) {
      throw new DriverException(
          FailureKind.BUSY, "All addresses of network " + network.name() + " are in use.");
    }
    em.persist(
        new Port(
            TimeOrderedId.next(),
            instance.tenantId(),
            instance.id(),
            network.id(),
            address,
            clock.now()));
  }

  private boolean isTaken(UUID network, String ip) {
    return !em.createQuery(
            "select p.id from Port p where p.networkId = :network and p.ip = :ip", UUID.class)
        .setParameter("network", network)
        .setParameter("ip", ip)
        .getResultList()
        .isEmpty();
  }
}
