package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.time.PortalClock;

/** Projects as a tenant's administrator changes them; as a part of the caller's transaction. */
@ApplicationScoped
class ProjectChange {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ProjectCreation creation;
  @Inject private QuotaRepository quota;
  @Inject private CallerPlaces places;
  @Inject private PortalClock clock;

  ProjectView create(UUID named, String name) {
    UUID tenantId = named == null ? places.firstTenant(Permission.PEOPLE_CHANGE) : named;
    if (tenantId == null) {
      throw new InvalidException("tenant", "required", "Say in which tenant.");
    }
    OpenTenant.require(em.find(Tenant.class, tenantId));
    return view(creation.create(tenantId, name));
  }

  ProjectView rename(UUID id, String name, Long expectedVersion) {
    Project project = lock(id);
    if (expectedVersion != null && expectedVersion != project.version()) {
      throw new PreconditionFailedException();
    }
    if (name != null && !name.equals(project.name())) {
      refuseDefault(project, "renamed");
      creation.rename(project, name);
    }
    return view(project);
  }

  /**
   * Deletes one that holds nothing. Its limits become zero first, under the lock of its quota, so
   * that an order that comes at the same moment is refused.
   */
  void delete(UUID id) {
    Project project = lock(id);
    refuseDefault(project, "deleted");
    boolean holds =
        quota.lock(id).figures().values().stream()
            .anyMatch(figures -> figures.used() + figures.reserved() > 0);
    if (holds || hasOthers(id)) {
      throw new ConflictException(
          "project-in-use",
          "The project is not empty. Delete its instances and scaling groups and cancel its open"
              + " orders first.",
          Map.of("name", project.name()));
    }
    for (QuotaResource resource : QuotaResource.values()) {
      quota.setLimit(id, resource, 0);
    }
    em.createQuery("delete from Membership m where m.projectId = :id")
        .setParameter("id", id)
        .executeUpdate();
    creation.record("project.deleted", project, Changes.of("name", project.name(), null));
    project.delete(clock.now());
  }

  /** What waits or scales may hold no quota at the moment and yet come back for some. */
  private boolean hasOthers(UUID id) {
    return exists("select o.id from Order o where o.projectId = :id and o.finishedAt is null", id)
        || exists(
            "select g.id from ScalingGroup g where g.projectId = :id"
                + " and g.state <> org.nephos.scaling.ScalingGroupState.DELETED",
            id);
  }

  private boolean exists(String query, UUID id) {
    return !em.createQuery(query, UUID.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private static void refuseDefault(Project project, String what) {
    if (project.name().equals(CallerPlaces.DEFAULT_PROJECT)) {
      throw new ConflictException(
          "default-project",
          "The project default is where orders go that name none; it cannot be " + what + ".",
          Map.of("name", project.name()));
    }
  }

  private Project lock(UUID id) {
    Project project = em.find(Project.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (project == null || project.isDeleted()) {
      throw new NotFoundException();
    }
    return project;
  }

  private ProjectView view(Project project) {
    em.flush();
    Tenant tenant = em.find(Tenant.class, project.tenantId());
    return CallerPlaces.view(project, tenant.displayName());
  }
}
