package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nephos.event.Changes;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.MemberView;

/**
 * Who holds which role where; changes are a part of the caller's transaction. Nobody gives what
 * they do not hold, and a tenant keeps an administrator.
 */
@ApplicationScoped
class Memberships {
  /** What can be held in one project; the rest is of a tenant as a whole. */
  private static final Set<Role> OF_PROJECTS = EnumSet.of(Role.MEMBER, Role.VIEWER);

  private static final String USERNAME =
      "(select p.username from Person p where p.id = e.personId)";
  private static final ListDefinition<Membership> LIST =
      ListDefinition.of(Membership.class, "username")
          .equal("role", "role", Parse.constant(Role.class))
          .filter(
              "username",
              "exists (select 1 from Person p where p.id = e.personId"
                  + " and lower(p.username) like :username escape '!')",
              Parse::part)
          .sortBy("username", USERNAME, Parse::text)
          .sort("createdAt", "createdAt", Parse::instant);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private People people;
  @Inject private AccessService access;
  @Inject private ListReader lists;

  Page<MemberView> ofProject(UUID project, ListQuery query) {
    UUID tenant = em.find(Project.class, project).tenantId();
    return page(
        query,
        new Condition(
            "e.projectId = :inProject or (e.tenantId = :inTenant and e.projectId is null)",
            Map.of("inProject", project, "inTenant", tenant)));
  }

  Page<MemberView> ofTenant(UUID tenant, ListQuery query) {
    return page(query, new Condition("e.tenantId = :inTenant", Map.of("inTenant", tenant)));
  }

  private Page<MemberView> page(ListQuery query, Condition where) {
    return lists.page(
        LIST,
        query,
        List.of(
            where,
            // A row of somebody who never signed in has no name to stand under.
            new Condition("exists (select 1 from Person p where p.id = e.personId)", Map.of())),
        membership ->
            new Marker.Position(
                Map.of(
                    "username",
                    em.find(Person.class, membership.personId()).username(),
                    "createdAt",
                    membership.createdAt().toString()),
                membership.id()),
        this::views);
  }

  MemberView addToProject(UUID projectId, String username, Role role) {
    Project project = em.find(Project.class, projectId);
    return add(project.tenantId(), project.id(), username, role);
  }

  MemberView addToTenant(UUID tenant, String username, Role role) {
    return add(tenant, null, username, role);
  }

  private MemberView add(UUID tenant, UUID project, String username, Role role) {
    List<Violation> violations = new ArrayList<>();
    Person person = null;
    if (username == null || username.isBlank()) {
      violations.add(new Violation("username", "required", "Say who."));
    } else {
      person = people.named(username, tenant).orElse(null);
      if (person == null) {
        violations.add(
            new Violation(
                "username",
                "unknown-reference",
                "Nobody of this name can be added. They have to sign in once first."));
      }
    }
    checkRole(role, project, violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    refuseMoreThanHeld(role, tenant, project);
    lockTenant(tenant);
    if (holds(person.id(), role, tenant, project)) {
      throw new ConflictException(
          "already-member", "They hold this role here already.", Map.of("role", role.name()));
    }
    Membership made = people.grant(person, role, tenant, project, CallerScope.current().username());
    em.flush();
    return view(made, person);
  }

  /** What is wrong with such a role there, added to the violations. */
  static void checkRole(Role role, UUID project, List<Violation> violations) {
    if (role == null) {
      violations.add(new Violation("role", "required", "Say as what."));
    } else if (role == Role.OPERATOR) {
      violations.add(new Violation("role", "range", "Operators are not made here."));
    } else if (project != null && !OF_PROJECTS.contains(role)) {
      violations.add(
          new Violation(
              "role", "range", "In a project one is MEMBER or VIEWER; the rest is of a tenant."));
    }
  }

  /** Refuses who would give what they do not hold. */
  void refuseMoreThanHeld(Role role, UUID tenant, UUID project) {
    if (!access.rights().covers(role, tenant, project)) {
      throw new ForbiddenException(Permission.PEOPLE_CHANGE);
    }
  }

  /** Whether somebody has this role in this very place. */
  boolean holds(UUID person, Role role, UUID tenant, UUID project) {
    return of(person, tenant).stream()
        .anyMatch(held -> held.role() == role && Objects.equals(held.projectId(), project));
  }

  private List<Membership> of(UUID person, UUID tenant) {
    return em.createQuery(
            "select m from Membership m where m.personId = :person and m.tenantId = :tenant",
            Membership.class)
        .setParameter("person", person)
        .setParameter("tenant", tenant)
        .getResultList();
  }

  MemberView change(UUID id, Role role) {
    Membership membership = find(id);
    List<Violation> violations = new ArrayList<>();
    checkRole(role, membership.projectId(), violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    refuseMoreThanHeld(role, membership.tenantId(), membership.projectId());
    lockTenant(membership.tenantId());
    Person person = em.find(Person.class, membership.personId());
    if (membership.role() == role) {
      return view(membership, person);
    }
    keepAnAdmin(membership);
    Role before = membership.role();
    membership.become(role);
    em.flush();
    people.record("membership.changed", membership, person, Changes.of("role", before, role));
    return view(membership, person);
  }

  void remove(UUID id) {
    Membership membership = find(id);
    refuseMoreThanHeld(membership.role(), membership.tenantId(), membership.projectId());
    lockTenant(membership.tenantId());
    keepAnAdmin(membership);
    Person person = em.find(Person.class, membership.personId());
    people.record(
        "membership.removed", membership, person, Changes.of("role", membership.role(), null));
    em.remove(membership);
  }

  private void keepAnAdmin(Membership leaving) {
    if (leaving.role() != Role.TENANT_ADMIN) {
      return;
    }
    boolean others =
        !em.createQuery(
                "select m.id from Membership m where m.tenantId = :tenant and m.id <> :id"
                    + " and m.role = org.nephos.tenancy.Role.TENANT_ADMIN and m.projectId is null",
                UUID.class)
            .setParameter("tenant", leaving.tenantId())
            .setParameter("id", leaving.id())
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
    if (!others) {
      throw new ConflictException(
          "last-admin",
          "This is the tenant's last administrator. Make somebody else one first.",
          Map.of("role", leaving.role().name()));
    }
  }

  /**
   * Changes of a tenant's people come one after the other, so that two admins cannot both leave.
   */
  void lockTenant(UUID tenant) {
    em.find(Tenant.class, tenant, LockModeType.PESSIMISTIC_WRITE);
  }

  private Membership find(UUID id) {
    Membership membership = em.find(Membership.class, id);
    if (membership == null) {
      throw new NotFoundException();
    }
    return membership;
  }

  private List<MemberView> views(List<Membership> memberships) {
    Map<UUID, Person> persons =
        em
            .createQuery("select p from Person p where p.id in :ids", Person.class)
            .setParameter("ids", memberships.stream().map(Membership::personId).toList())
            .getResultList()
            .stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    return memberships.stream().map(m -> view(m, persons.get(m.personId()))).toList();
  }

  static MemberView view(Membership membership, Person person) {
    return new MemberView(
        membership.id(),
        person.id(),
        person.username(),
        person.displayName(),
        person.email(),
        membership.role(),
        membership.tenantId(),
        membership.projectId(),
        membership.createdAt(),
        membership.createdByName());
  }
}
