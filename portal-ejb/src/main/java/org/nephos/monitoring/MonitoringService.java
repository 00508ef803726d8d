package org.nephos.monitoring;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.billing.api.UsageFacade;
import org.nephos.event.api.EventFacade;
import org.nephos.inbox.api.InboxFacade;
import org.nephos.list.api.ListQuery;
import org.nephos.monitoring.api.HealthView;
import org.nephos.monitoring.api.MonitoringFacade;
import org.nephos.monitoring.api.OverviewView;
import org.nephos.persistence.Transactions;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.ResourceKind;

/** The dashboard, put together of what each part tells the caller, and the portal's own health. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MonitoringService implements MonitoringFacade {
  private static final int EVENTS = 10;

  @Inject private AccessService access;
  @Inject private Transactions transactions;
  @Inject private OverviewCounts counts;
  @Inject private QuotaFacade quotas;
  @Inject private InboxFacade inbox;
  @Inject private UsageFacade usage;
  @Inject private EventFacade events;
  @Inject private HealthChecks checks;
  @Inject private CloudCounts cloud;
  @Inject private PortalMeters meters;

  @Override
  @OpenToAll("returns what the caller's roles see, which may be nothing")
  public OverviewView overview(UUID project) {
    if (project != null) {
      // Every role sees at least what its projects cost.
      access.check(Permission.COST_SEE, ResourceKind.PROJECT, project);
    }
    ReadScope seen = narrowed(access.scope(Permission.RESOURCE_SEE), project);
    List<QuotaItemView> lines = lines(project);
    CostSummaryView cost = cost(project);
    return new OverviewView(
        transactions.inNew(() -> counts.instances(seen)),
        lines,
        nearest(lines),
        cost == null ? null : cost.total(),
        cost == null ? null : cost.forecast(),
        openRequests(),
        events.recent(project, EVENTS));
  }

  private ReadScope narrowed(ReadScope scope, UUID project) {
    if (project == null) {
      return scope;
    }
    return access.mayInProject(Permission.RESOURCE_SEE, project)
        ? ReadScope.ofProject(project)
        : new ReadScope(false, Set.of(), Set.of());
  }

  private List<QuotaItemView> lines(UUID project) {
    if (project != null) {
      return access.mayInProject(Permission.QUOTA_SEE, project)
          ? quotas.ofProject(project)
          : List.of();
    }
    UUID tenant = onlyTenant(access.scope(Permission.QUOTA_SEE));
    return tenant == null ? List.of() : quotas.ofTenant(tenant);
  }

  private CostSummaryView cost(UUID project) {
    if (project != null) {
      return usage.monthToDate(null, project);
    }
    // Costs of several tenants have no sum: their months and currencies differ.
    UUID tenant = onlyTenant(access.scope(Permission.COST_SEE));
    return tenant == null ? null : usage.monthToDate(tenant, null);
  }

  private static UUID onlyTenant(ReadScope scope) {
    return scope.tenants().size() == 1 ? scope.tenants().iterator().next() : null;
  }

  /** The line with the largest part of its limit taken. */
  static QuotaItemView nearest(List<QuotaItemView> lines) {
    return lines.stream()
        .filter(line -> line.limit() != null && line.limit() > 0)
        .max(
            Comparator.comparingDouble(
                line -> (double) (line.used() + line.reserved()) / line.limit()))
        .orElse(null);
  }

  private long openRequests() {
    return access.mayAnywhere(Permission.QUOTA_DECIDE)
        ? inbox.waiting(ListQuery.firstPage())
        : transactions.inNew(counts::ownOpenRequests);
  }

  @Override
  @OpenToAll("whether the process answers is no secret")
  public HealthView live() {
    return new HealthView(true, List.of(new HealthView.Check("process", true, "")));
  }

  @Override
  @OpenToAll("load balancers ask, too")
  public HealthView ready() {
    List<HealthView.Check> all = List.of(checks.database(), checks.scheduler(), checks.hosts());
    return new HealthView(all.stream().allMatch(HealthView.Check::up), all);
  }

  @Override
  @OpenToAll("numbers of the cloud as a whole, none of a tenant")
  public String prometheus() {
    cloud.refresh();
    return meters.text();
  }
}
