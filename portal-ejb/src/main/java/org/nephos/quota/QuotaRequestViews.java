package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.tenancy.DisplayNames;

/** Makes views of requests; names are read once for all of them. */
@ApplicationScoped
class QuotaRequestViews {
  @Inject private DisplayNames names;

  QuotaRequestView of(QuotaRequest request) {
    return of(List.of(request)).get(0);
  }

  /** The views, in the same order. */
  List<QuotaRequestView> of(List<QuotaRequest> requests) {
    Map<UUID, String> projects =
        names.projects(requests.stream().map(QuotaRequest::projectId).collect(Collectors.toSet()));
    Map<UUID, String> tenants =
        names.tenants(requests.stream().map(QuotaRequest::tenantId).collect(Collectors.toSet()));
    return requests.stream()
        .map(r -> view(r, projects.get(r.projectId()), tenants.get(r.tenantId())))
        .toList();
  }

  private static QuotaRequestView view(
      QuotaRequest request, String projectName, String tenantName) {
    return new QuotaRequestView(
        request.id(),
        request.projectId(),
        projectName,
        request.tenantId(),
        tenantName,
        request.limits().entrySet().stream()
            .map(change -> new LimitChange(change.getKey().word(), change.getValue()))
            .toList(),
        request.presetName(),
        request.isAutomatic(),
        request.state(),
        request.reason(),
        request.until(),
        request.decidedAt() == null
            ? null
            : new QuotaRequestView.Decision(
                request.decidedByName(), request.decidedAt(), request.decisionReason()),
        request.createdByName(),
        request.createdAt());
  }
}
