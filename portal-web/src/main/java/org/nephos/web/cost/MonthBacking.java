package org.nephos.web.cost;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.billing.api.UsageFacade;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.MeView;
import org.nephos.web.shell.ShellBacking;

/** {@code cost/month.xhtml}: what this month costs, by day, project and resource. */
@Named
@RequestScoped
public class MonthBacking {
  @Inject private UsageFacade usage;
  @Inject private ShellBacking shell;

  private CostSummaryView summary;

  /** The figures of the month so far. */
  public CostSummaryView getSummary() {
    if (summary == null) {
      summary = usage.monthToDate(tenant(), project());
    }
    return summary;
  }

  /** A day of the month, by the tenant's own calendar. */
  public LocalDate getDay() {
    List<CostSummaryView.Day> days = getSummary().days();
    return days.isEmpty()
        ? LocalDate.ofInstant(getSummary().asOf(), ZoneOffset.UTC)
        : days.get(days.size() - 1).day();
  }

  /** Which word says whose figures these are: {@code all}, {@code tenant} or {@code project}. */
  public String getSpan() {
    return shell.getTenant() == null ? "all" : isWholeTenant() ? "tenant" : "project";
  }

  private UUID tenant() {
    return shell.getTenant() == null ? null : shell.getTenant().id();
  }

  /** Those who see the whole tenant's cost get it; the others their project's. */
  private UUID project() {
    return isWholeTenant() ? null : shell.getProjectId();
  }

  /** Whether the figures are the whole tenant's. */
  public boolean isWholeTenant() {
    MeView.MembershipView tenant = shell.getTenant();
    return tenant == null
        || tenant.roles().contains(Role.BILLING)
        || tenant.roles().contains(Role.TENANT_ADMIN);
  }
}
