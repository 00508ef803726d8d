package org.nephos.job;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.compute.Fault;
import org.nephos.compute.Faults;
import org.nephos.compute.api.FaultView;
import org.nephos.job.api.JobFacade;
import org.nephos.job.api.JobView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** Jobs, as far as each caller sees what they work on. */
@Stateless
public class JobService implements JobFacade {
  private static final ListDefinition<Job> LIST =
      ListDefinition.of(Job.class, "-createdAt")
          .equal("state", "state", Parse.constant(JobState.class))
          .equal("kind", "kind", Parse::text)
          .equal("resource", "resourceId", Parse::uuid)
          .equal("tenant", "tenantId", Parse::uuid)
          .sort("createdAt", "createdAt", Parse::instant);

  private static final Condition UNDER_WAY =
      new Condition(
          "e.state in (org.nephos.job.JobState.QUEUED, org.nephos.job.JobState.RUNNING)", Map.of());

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private DisplayNames names;
  @Inject private JobRetry retry;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<JobView> list(ListQuery query) {
    return lists.page(
        LIST,
        query,
        List.of(Scoped.by(access.scope(Permission.RESOURCE_SEE))),
        job -> new Marker.Position(Map.of("createdAt", job.createdAt().toString()), job.id()),
        this::views);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public JobView get(@Names(ResourceKind.JOB) UUID id) {
    Job job = em.find(Job.class, id);
    if (job == null) {
      throw new NotFoundException();
    }
    return views(List.of(job)).get(0);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public JobView retry(@Names(ResourceKind.JOB) UUID id, String reason) {
    return transactions.inNew(() -> views(List.of(retry.again(id, reason))).get(0));
  }

  @Override
  @OpenToAll("counts what the caller's roles see, which may be nothing")
  public long running(ListQuery query) {
    return lists.count(
        LIST, query, List.of(UNDER_WAY, Scoped.by(access.scope(Permission.RESOURCE_SEE))));
  }

  private List<JobView> views(List<Job> jobs) {
    boolean operator = access.mayAnywhere(Permission.CLOUD_OPERATE);
    Map<UUID, String> tenants =
        names.tenants(
            jobs.stream().map(Job::tenantId).filter(Objects::nonNull).collect(Collectors.toSet()));
    return jobs.stream()
        .map(
            job -> view(job, job.tenantId() == null ? null : tenants.get(job.tenantId()), operator))
        .toList();
  }

  /** The driver's own words are for who runs the cloud. */
  private static FaultView error(Job job, boolean operator) {
    if (job.errorKind() == null) {
      return null;
    }
    Fault raw = new Fault(job.errorKind(), job.errorDetail());
    Fault shown = operator ? raw : Faults.forPeople(raw);
    return new FaultView(shown.code(), shown.detail());
  }

  private static JobView view(Job job, String tenantName, boolean operator) {
    return new JobView(
        job.id(),
        job.kind(),
        job.state(),
        job.progress(),
        job.step(),
        job.attempt(),
        job.maxAttempts(),
        error(job, operator),
        job.resourceType(),
        job.resourceId(),
        job.resourceName(),
        job.tenantId(),
        tenantName,
        job.projectId(),
        job.createdByName(),
        job.createdAt(),
        job.state() == JobState.QUEUED ? job.runAt() : null,
        job.startedAt(),
        job.finishedAt(),
        operator ? job.leaseOwner() : null);
  }
}
