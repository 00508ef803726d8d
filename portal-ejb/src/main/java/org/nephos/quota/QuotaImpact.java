package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.nephos.placement.CloudCapacity;
import org.nephos.problem.api.NotFoundException;
import org.nephos.quota.QuotaRepository.Figures;
import org.nephos.quota.QuotaRepository.ScopeRow;
import org.nephos.quota.api.QuotaImpactView;
import org.nephos.request.RequestState;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Rights;

/**
 * What an approval would do. How full the cloud is, is the operator's to know: it would tell a
 * tenant what others use.
 */
@ApplicationScoped
class QuotaImpact {
  @Inject private QuotaRepository repository;
  @Inject private CloudCapacity cloud;
  @Inject private AccessService access;

  QuotaImpactView of(QuotaRequest request) {
    ScopeRow project = repository.read(request.projectId());
    ScopeRow tenant = repository.read(request.tenantId());
    if (project == null || tenant == null) {
      throw new NotFoundException();
    }
    Rights rights = access.rights();
    CloudCapacity.Sums sums = rights.isOperator() ? cloud.now() : null;
    List<QuotaImpactView.Line> lines = new ArrayList<>();
    request
        .limits()
        .forEach(
            (resource, wanted) ->
                lines.add(
                    line(
                        resource,
                        wanted,
                        project.figures().get(resource),
                        tenant.figures().get(resource),
                        sums)));
    boolean raises = !QuotaLimits.beyond(tenant, request.limits()).isEmpty();
    boolean pending = request.state() == RequestState.PENDING;
    return new QuotaImpactView(lines, pending && (rights.isOperator() || !raises), raises);
  }

  private static QuotaImpactView.Line line(
      QuotaResource resource,
      long wanted,
      Figures project,
      Figures tenant,
      CloudCapacity.Sums sums) {
    long projectUsed = project.used() + project.reserved();
    Long capacity = sums == null ? null : figure(resource, sums.capacity());
    Long allocated = sums == null ? null : figure(resource, sums.allocated());
    return new QuotaImpactView.Line(
        resource.word(),
        project.limit(),
        wanted,
        projectUsed,
        tenant.limit(),
        tenant.limit() == null ? null : Long.valueOf(Math.max(tenant.limit(), wanted)),
        tenant.used() + tenant.reserved(),
        capacity,
        allocated,
        allocated == null ? null : Long.valueOf(allocated + Math.max(0, wanted - projectUsed)));
  }

  /** Null for what hosts do not bound. */
  private static Long figure(QuotaResource resource, CloudCapacity.Figures figures) {
    return switch (resource) {
      case VCPUS -> figures.vcpus();
      case RAM_MIB -> figures.ramMib();
      case DISK_GIB -> figures.diskGib();
      default -> null;
    };
  }
}
