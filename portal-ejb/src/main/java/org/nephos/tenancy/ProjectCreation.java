package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.Duplicates;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.QuotaRepository;
import org.nephos.time.PortalClock;

/** Makes and names projects, as a part of the caller's transaction. */
@ApplicationScoped
class ProjectCreation {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaRepository quota;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  /**
   * Makes a project without limits of its own, so that the tenant's decide.
   *
   * @throws ConflictException {@code name-taken}
   */
  Project create(UUID tenant, String name) {
    check(name);
    requireFree(tenant, name);
    Project project = new Project(UUID.randomUUID(), tenant, name, clock.now());
    em.persist(project);
    flush(name);
    quota.create(project.id(), tenant, tenant);
    record("project.created", project, Changes.of("name", null, name));
    return project;
  }

  /** Gives it another name. */
  void rename(Project project, String name) {
    check(name);
    if (name.equals(project.name())) {
      return;
    }
    requireFree(project.tenantId(), name);
    String before = project.name();
    project.rename(name);
    flush(name);
    record("project.renamed", project, Changes.of("name", before, name));
  }

  /** Records a change. */
  void record(String type, Project project, Changes changes) {
    events.record(
        new EventDraft(
            type,
            project.tenantId(),
            project.id(),
            "project",
            project.id(),
            project.name(),
            changes.asData()));
  }

  private static void check(String name) {
    List<Violation> violations = new ArrayList<>();
    TenancyRules.name(name, violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  private void requireFree(UUID tenant, String name) {
    boolean taken =
        !em.createQuery(
                "select p.id from Project p where p.tenantId = :tenant and p.livingName = :name",
                UUID.class)
            .setParameter("tenant", tenant)
            .setParameter("name", name)
            .getResultList()
            .isEmpty();
    if (taken) {
      throw taken(name);
    }
  }

  /** Of two at the same moment the row's unique key decides who was first. */
  private void flush(String name) {
    try {
      em.flush();
    } catch (PersistenceException e) {
      if (!Duplicates.isDuplicate(e)) {
        throw e;
      }
      throw taken(name);
    }
  }

  private static ConflictException taken(String name) {
    return new ConflictException(
        "name-taken",
        "The tenant has a project of this name. Choose another.",
        Map.of("name", name));
  }
}
