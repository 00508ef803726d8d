package org.nephos.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.mail.Notice;
import org.nephos.mail.NoticeKind;
import org.nephos.mail.Notices;
import org.nephos.mail.Recipients;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Permission;

/** The letters about thresholds of budgets: to those who see all that a tenant is charged. */
@ApplicationScoped
class BudgetNotices {
  @Inject private Notices notices;
  @Inject private Recipients recipients;
  @Inject private DisplayNames names;

  void reached(Budget budget, BudgetAlert alert) {
    UUID tenant = budget.tenantId();
    BudgetThreshold threshold = alert.threshold();
    notices.tell(
        Notice.of(
            NoticeKind.BUDGETS,
            tenant,
            "budget." + threshold.basis().name().toLowerCase(Locale.ROOT),
            alert.id().toString(),
            budget.name(),
            names.tenants(Set.of(tenant)).getOrDefault(tenant, ""),
            Integer.toString(threshold.percent()),
            text(alert.reached()),
            text(alert.amount()),
            budget.isBlocking() ? "\n\nWhen it is used up, new orders are refused." : "",
            Notices.page("/budget/detail.xhtml?id=" + budget.id())),
        recipients.ofTenant(tenant, Permission.INVOICE_SEE));
  }

  private static String text(Money money) {
    return money.amount().toPlainString() + " " + money.currency();
  }
}
