package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.tenancy.api.PersonView;
import org.nephos.tenancy.api.PersonView.HeldRole;

/** Reads everybody who has ever signed in, a page at a time, with what they hold. */
@ApplicationScoped
class PeopleList {
  private static final String HOLDS =
      "exists (select 1 from Membership m where m.personId = e.id and m.";
  private static final ListDefinition<Person> LIST =
      ListDefinition.of(Person.class, "username")
          .contains("username", "username")
          .contains("displayName", "displayName")
          .contains("email", "email")
          .filter("tenant", HOLDS + "tenantId = :tenant)", Parse::uuid)
          .filter("role", HOLDS + "role = :role)", Parse.constant(Role.class))
          .sort("username", "username", Parse::text)
          .sort("displayName", "displayName", Parse::text)
          .sort("email", "email", Parse::text)
          .sort("createdAt", "createdAt", Parse::instant);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private DisplayNames names;

  Page<PersonView> page(ListQuery query) {
    return lists.page(
        LIST,
        query,
        List.of(),
        person ->
            new Marker.Position(
                Map.of(
                    "username", person.username(),
                    "displayName", person.displayName(),
                    "email", person.email(),
                    "createdAt", person.createdAt().toString()),
                person.id()),
        this::views);
  }

  private List<PersonView> views(List<Person> people) {
    Map<UUID, List<HeldRole>> roles = roles(people.stream().map(Person::id).toList());
    return people.stream()
        .map(
            person ->
                new PersonView(
                    person.id(),
                    person.username(),
                    person.displayName(),
                    person.email(),
                    person.createdAt(),
                    person.lastSignInAt(),
                    roles.getOrDefault(person.id(), List.of())))
        .toList();
  }

  private Map<UUID, List<HeldRole>> roles(List<UUID> people) {
    List<Membership> held =
        people.isEmpty()
            ? List.of()
            : em.createQuery(
                    "select m from Membership m where m.personId in :people"
                        + " order by m.createdAt, m.id",
                    Membership.class)
                .setParameter("people", people)
                .getResultList();
    Map<UUID, String> tenants =
        names.tenants(
            held.stream()
                .map(Membership::tenantId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<UUID, String> projects =
        names.projects(
            held.stream()
                .map(Membership::projectId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return held.stream()
        .collect(
            Collectors.groupingBy(
                Membership::personId,
                Collectors.mapping(
                    m ->
                        new HeldRole(
                            m.role(),
                            m.tenantId(),
                            m.tenantId() == null ? null : tenants.get(m.tenantId()),
                            m.projectId(),
                            m.projectId() == null ? null : projects.get(m.projectId())),
                    Collectors.toList())));
  }
}
