package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.nephos.compute.Instance;
import org.nephos.mail.Notice;
import org.nephos.mail.NoticeKind;
import org.nephos.mail.Notices;
import org.nephos.mail.Recipient;
import org.nephos.mail.Recipients;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Permission;

/** The letters about leases: to who ordered the instance, else to those who may change it. */
@ApplicationScoped
class LeaseNotices {
  @Inject private Notices notices;
  @Inject private Recipients recipients;
  @Inject private DisplayNames names;

  /** It ends soon. */
  void warning(Instance instance, Duration before) {
    tell(instance, "lease.warning", before.toString(), instance.leaseEnd());
  }

  /** It is over. */
  void ended(Instance instance, Instant deleteAt) {
    tell(instance, "lease.ended", "ended", deleteAt);
  }

  private void tell(Instance instance, String text, String step, Instant at) {
    List<Recipient> people =
        recipients.authorOrOthers(instance.createdBy(), instance.tenantId(), instance.projectId());
    notices.tell(
        Notice.of(
            NoticeKind.LEASES,
            instance.tenantId(),
            text,
            instance.id() + ":" + instance.leaseEnd() + ":" + step,
            instance.name(),
            at,
            page(instance.id().toString())),
        people);
  }

  /**
   * A request for more time waits: to those who can approve it, but not to who asked.
   *
   * @param beyondTenant whether it goes beyond the tenant's maximum, so that only the operator can
   */
  void asked(LeaseExtension request, boolean beyondTenant) {
    UUID tenant = request.tenantId();
    notices.tell(
        Notice.of(
            NoticeKind.APPROVALS,
            tenant,
            "lease-extension.asked",
            request.id().toString(),
            request.instanceName(),
            names.tenants(Set.of(tenant)).getOrDefault(tenant, ""),
            request.createdByName(),
            request.leaseEnd(),
            request.until(),
            request.reason(),
            Notices.page("/request/inbox.xhtml?kind=LEASE")),
        recipients.deciders(
            tenant,
            beyondTenant ? Permission.CLOUD_OPERATE : Permission.ORDER_APPROVE,
            request.createdBy()));
  }

  /** A request for more time is decided: to who asked. */
  void decided(LeaseExtension request, String reason) {
    notices.tell(
        Notice.of(
            NoticeKind.DECISIONS,
            request.tenantId(),
            "lease-extension." + request.state().name().toLowerCase(Locale.ROOT),
            request.id().toString(),
            request.instanceName(),
            request.until(),
            Notices.because(reason),
            page(request.instanceId().toString())),
        recipients.author(
            request.createdBy(), request.tenantId(), request.projectId(), Permission.RESOURCE_SEE));
  }

  private static String page(String instance) {
    return Notices.page("/instance/detail.xhtml?id=" + instance);
  }
}
