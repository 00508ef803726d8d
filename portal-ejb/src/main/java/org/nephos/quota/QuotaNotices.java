package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.mail.Notice;
import org.nephos.mail.NoticeKind;
import org.nephos.mail.Notices;
import org.nephos.mail.Recipients;
import org.nephos.quota.QuotaRepository.Figures;
import org.nephos.quota.QuotaRepository.ScopeRow;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Permission;
import org.nephos.time.PortalClock;

/** The letters about limits that are nearly reached, and about requests for more. */
@ApplicationScoped
class QuotaNotices {
  @Inject private Notices notices;
  @Inject private Recipients recipients;
  @Inject private DisplayNames names;
  @Inject private PortalClock clock;

  /** A threshold is passed: to the tenant's contact and those who run it. */
  void warning(ScopeRow row, UUID tenant, QuotaResource resource, Figures figures, int threshold) {
    String name = names.tenants(Set.of(tenant)).getOrDefault(tenant, "");
    String where =
        row.parent() == null
            ? name
            : "project "
                + names.projects(Set.of(row.id())).getOrDefault(row.id(), "")
                + " of "
                + name;
    notices.tell(
        Notice.of(
            NoticeKind.QUOTA,
            tenant,
            "quota.warning",
            row.id() + ":" + resource + ":" + threshold + ":" + clock.now(),
            where,
            resource.word(),
            Integer.toString(threshold),
            Long.toString(figures.used() + figures.reserved()),
            Long.toString(figures.limit()),
            Notices.page("/quota/list.xhtml")),
        recipients.contacts(tenant));
  }

  /**
   * It waits: to those who can approve it, but not to who asked. What goes beyond the tenant's own
   * limits only the operator can.
   */
  void asked(QuotaRequest request, boolean beyondTenant) {
    UUID tenant = request.tenantId();
    UUID project = request.projectId();
    notices.tell(
        Notice.of(
            NoticeKind.APPROVALS,
            tenant,
            "quota-request.asked",
            request.id().toString(),
            names.projects(Set.of(project)).getOrDefault(project, ""),
            names.tenants(Set.of(tenant)).getOrDefault(tenant, ""),
            request.createdByName(),
            request.limits().entrySet().stream()
                .map(wanted -> wanted.getKey().word() + " " + wanted.getValue())
                .collect(Collectors.joining(", ")),
            request.reason(),
            Notices.page("/request/inbox.xhtml?kind=QUOTA")),
        recipients.deciders(
            tenant,
            beyondTenant ? Permission.CLOUD_OPERATE : Permission.QUOTA_DECIDE,
            request.createdBy()));
  }

  /** A request is decided, or its time is over: to who asked. */
  void decided(QuotaRequest request, String reason) {
    UUID project = request.projectId();
    notices.tell(
        Notice.of(
            NoticeKind.DECISIONS,
            request.tenantId(),
            "quota-request." + request.state().name().toLowerCase(Locale.ROOT),
            request.id().toString(),
            names.projects(Set.of(project)).getOrDefault(project, ""),
            Notices.because(reason),
            Notices.page("/request/list.xhtml")),
        recipients.author(request.createdBy(), request.tenantId(), project, Permission.QUOTA_SEE));
  }
}
