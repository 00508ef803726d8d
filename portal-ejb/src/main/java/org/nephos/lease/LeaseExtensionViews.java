package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.request.RequestState;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Rights;
import org.nephos.time.PortalClock;

/** Makes views of requests; names and policies are read once for all of them. */
@ApplicationScoped
class LeaseExtensionViews {
  @Inject private DisplayNames names;
  @Inject private AccessService access;
  @Inject private LeasePolicies policies;
  @Inject private PortalClock clock;

  LeaseExtensionView of(LeaseExtension request) {
    return of(List.of(request)).get(0);
  }

  /** The views, in the same order. */
  List<LeaseExtensionView> of(List<LeaseExtension> requests) {
    Map<UUID, String> projects =
        names.projects(
            requests.stream().map(LeaseExtension::projectId).collect(Collectors.toSet()));
    Map<UUID, String> tenants =
        names.tenants(requests.stream().map(LeaseExtension::tenantId).collect(Collectors.toSet()));
    Rights rights = access.rights();
    Map<UUID, LeaseTerms> terms = new HashMap<>();
    Instant now = clock.now();
    return requests.stream()
        .map(
            r ->
                view(
                    r,
                    projects.get(r.projectId()),
                    tenants.get(r.tenantId()),
                    r.state() == RequestState.PENDING
                        && rights.allow(Permission.ORDER_APPROVE, r.tenantId(), r.projectId())
                        && (rights.isOperator()
                            || terms
                                .computeIfAbsent(r.tenantId(), policies::of)
                                .reaches(now, r.until()))))
        .toList();
  }

  private static LeaseExtensionView view(
      LeaseExtension request, String projectName, String tenantName, boolean mayDecide) {
    return new LeaseExtensionView(
        request.id(),
        request.instanceId(),
        request.instanceName(),
        request.projectId(),
        projectName,
        request.tenantId(),
        tenantName,
        request.state(),
        request.isAutomatic(),
        request.leaseEnd(),
        request.until(),
        request.reason(),
        request.expiresAt(),
        request.decidedAt() == null
            ? null
            : new LeaseExtensionView.Decision(
                request.decidedByName(), request.decidedAt(), request.decisionReason()),
        mayDecide,
        request.createdByName(),
        request.createdAt());
  }
}
