package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.driver.GuestObservation;
import org.nephos.monitoring.PortalMeters;
import org.nephos.persistence.Transactions;
import org.nephos.placement.HostTarget;

/**
 * Guests on hosts that should not have them. Those of instances that were deleted are removed,
 * which is safe; all others are only reported, because nobody here knows whose they are.
 */
@ApplicationScoped
class Orphans {
  private static final Logger LOG = Logger.getLogger(Orphans.class.getName());

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private PortalMeters meters;

  /**
   * @param deletedAt null while it lives
   */
  private record Known(Instant deletedAt) {}

  private final Map<UUID, Set<UUID>> reported = new ConcurrentHashMap<>();

  /**
   * Sorts the guests of a host that the database does not place there.
   *
   * @param askedAt when the host was asked; what was deleted since may have been there then
   * @return those to be removed
   */
  List<UUID> sort(HostTarget host, List<GuestObservation> guests, Instant askedAt) {
    Map<UUID, Known> known =
        guests.isEmpty()
            ? Map.of()
            : transactions.inNew(() -> states(guests.stream().map(GuestObservation::id).toList()));
    List<UUID> deleted = new ArrayList<>();
    Set<UUID> left = new HashSet<>();
    for (GuestObservation guest : guests) {
      Known instance = known.get(guest.id());
      if (instance == null || instance.deletedAt() == null) {
        left.add(guest.id());
      } else if (instance.deletedAt().isBefore(askedAt)) {
        deleted.add(guest.id());
      }
    }
    report(host, left, known);
    return deleted;
  }

  private Map<UUID, Known> states(Collection<UUID> ids) {
    Map<UUID, Known> states = new HashMap<>();
    em.createQuery("select i.id, i.deletedAt from Instance i where i.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(row -> states.put((UUID) row[0], new Known((Instant) row[1])));
    return states;
  }

  private void report(HostTarget host, Set<UUID> left, Map<UUID, Known> known) {
    Set<UUID> before = reported.getOrDefault(host.id(), Set.of());
    for (UUID id : left) {
      if (!before.contains(id)) {
        LOG.log(
            Level.WARNING,
            "host {0} has a guest {1} that {2}",
            new Object[] {
              host.ref().name(),
              id,
              known.containsKey(id) ? "belongs to another host" : "belongs to no instance"
            });
      }
    }
    reported.put(host.id(), left);
    meters.set(
        "nephos.orphans",
        "kind",
        Map.of("reported", reported.values().stream().mapToInt(Set::size).sum()));
  }

  /** One was removed. */
  void removed(HostTarget host, UUID id) {
    LOG.log(
        Level.WARNING,
        "host {0} still had the guest {1} of a deleted instance; it is removed",
        new Object[] {host.ref().name(), id});
    meters.count("nephos.orphans.removed", "host", host.ref().name());
  }
}
