package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.nephos.mail.Notice;
import org.nephos.mail.NoticeKind;
import org.nephos.mail.Notices;
import org.nephos.mail.Recipients;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.CallerScope;

/** The letters about orders that need an approval. */
@ApplicationScoped
class OrderNotices {
  @Inject private Notices notices;
  @Inject private Recipients recipients;
  @Inject private DisplayNames names;

  /** It still waits: to those who can decide it. */
  void reminder(Order order, OrderApproval approval) {
    UUID tenant = order.tenantId();
    notices.tell(
        Notice.of(
            NoticeKind.APPROVALS,
            tenant,
            "order.reminder",
            order.id().toString(),
            order.name(),
            names.tenants(Set.of(tenant)).getOrDefault(tenant, ""),
            order.createdByName(),
            approval.policyName(),
            order.deadline(),
            Notices.page("/order/decide.xhtml?id=" + order.id())),
        approval.approver() == Approver.OPERATOR
            ? recipients.operators()
            : recipients.ofTenant(tenant, Permission.ORDER_APPROVE));
  }

  /** It is decided: to who ordered, unless they decided it themselves. */
  void decided(Order order, ApprovalOutcome outcome, String reason) {
    if (order.createdBy().equals(CallerScope.current().personId())) {
      return;
    }
    notices.tell(
        Notice.of(
            NoticeKind.DECISIONS,
            order.tenantId(),
            "order." + outcome.name().toLowerCase(Locale.ROOT),
            order.id().toString(),
            order.name(),
            Notices.because(reason),
            Notices.page("/order/detail.xhtml?id=" + order.id())),
        recipients.author(
            order.createdBy(), order.tenantId(), order.projectId(), Permission.RESOURCE_SEE));
  }
}
