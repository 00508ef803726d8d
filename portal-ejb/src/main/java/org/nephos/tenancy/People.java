package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.time.PortalClock;

/** The people that the portal knows, and the roles that they are given. */
@ApplicationScoped
class People {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  /** Who has signed in under this user name. */
  Optional<Person> named(String username) {
    return em
        .createQuery(
            "select p from Person p where p.username = :username order by p.id", Person.class)
        .setParameter("username", username.strip())
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Who has signed in under this user name and belongs to this tenant or to none: an administrator
   * learns of nobody else's people.
   */
  Optional<Person> named(String username, UUID tenant) {
    return named(username)
        .filter(
            person -> {
              List<UUID> tenants =
                  em.createQuery(
                          "select m.tenantId from Membership m where m.personId = :person",
                          UUID.class)
                      .setParameter("person", person.id())
                      .getResultList();
              return tenants.isEmpty() || tenants.contains(tenant);
            });
  }

  /** Gives a role, as a part of the caller's transaction. */
  Membership grant(Person person, Role role, UUID tenant, UUID project, String by) {
    Membership membership =
        new Membership(UUID.randomUUID(), person.id(), role, tenant, project, clock.now()).by(by);
    em.persist(membership);
    record("membership.granted", membership, person, Changes.of("role", null, role));
    return membership;
  }

  /** Records a change of a role. */
  void record(String type, Membership membership, Person person, Changes changes) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("role", membership.role().name());
    data.put("person", person.username());
    events.record(
        new EventDraft(
            type,
            membership.tenantId(),
            membership.projectId(),
            "membership",
            membership.id(),
            person.username(),
            changes.with(data)));
  }
}
