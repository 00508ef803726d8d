package org.nephos.web.overview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nephos.budget.BudgetStanding;
import org.nephos.budget.api.BudgetFacade;
import org.nephos.budget.api.BudgetView;
import org.nephos.compute.InstanceState;
import org.nephos.job.api.JobFacade;
import org.nephos.list.api.ListQuery;
import org.nephos.monitoring.api.MonitoringFacade;
import org.nephos.monitoring.api.OverviewView;
import org.nephos.placement.api.HostFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.web.shell.ShellBacking;

/** {@code index.xhtml}: how things stand in the project that the person works in. */
@Named
@RequestScoped
public class OverviewBacking {
  private static final Set<String> ALWAYS = Set.of("instances", "vcpus", "ramMib", "diskGib");

  @Inject private MonitoringFacade monitoring;
  @Inject private BudgetFacade budgets;
  @Inject private HostFacade hosts;
  @Inject private JobFacade jobs;
  @Inject private ShellBacking shell;

  private OverviewView overview;
  private HostFacade.CapacityView cloud;
  private List<BudgetView> budgetsNear;

  /** The figures of the page. */
  public OverviewView getOverview() {
    if (overview == null) {
      overview = monitoring.overview(shell.getProjectId());
    }
    return overview;
  }

  /** How many instances there are in any state. */
  public long getInstances() {
    return getOverview().instances().values().stream().mapToLong(Long::longValue).sum();
  }

  /** The states that occur, in the order of an instance's life. */
  public List<Map.Entry<InstanceState, Long>> getStates() {
    return getOverview().instances().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .toList();
  }

  /** The lines of the project's quota that say something: what is used, and what every guest is. */
  public List<QuotaItemView> getQuota() {
    return getOverview().quota().stream()
        .filter(line -> "project".equals(line.scope()))
        .filter(line -> line.used() + line.reserved() > 0 || ALWAYS.contains(line.resource()))
        .toList();
  }

  /** Whether any of them has a limit. */
  public boolean isLimited() {
    return getQuota().stream().anyMatch(line -> line.limit() != null);
  }

  /** The lines that are near their limits, for who can do something about it. */
  public List<QuotaItemView> getQuotaWarnings() {
    return shell.mayHere("QUOTA_SET")
        ? getOverview().quota().stream().filter(line -> line.warning() != null).toList()
        : List.of();
  }

  /** The budgets that are nearly or wholly used up, or forecast to be, of those the person sees. */
  public List<BudgetView> getBudgets() {
    if (budgetsNear == null) {
      budgetsNear =
          shell.may("COST_SEE") && shell.getTenant() != null
              ? budgets
                  .list(all().with("tenant", shell.getTenant().id().toString()))
                  .items()
                  .stream()
                  .filter(budget -> budget.status() != null)
                  .filter(budget -> budget.status().standing() != BudgetStanding.WITHIN)
                  .toList()
              : List.of();
    }
    return budgetsNear;
  }

  private static ListQuery all() {
    return new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null);
  }

  /** The whole cloud, for who runs it; null for everybody else. */
  public HostFacade.CapacityView getCloud() {
    if (cloud == null && shell.may("CLOUD_OPERATE")) {
      cloud = hosts.capacity();
    }
    return cloud;
  }

  /** How many jobs were given up and wait for the operator. */
  public int getGivenUp() {
    ListQuery dead = new ListQuery(Map.of(), null, ListQuery.DEFAULT_LIMIT, null);
    return jobs.list(dead.with("state", "DEAD")).items().size();
  }

  /** What the line nearest its limit holds. */
  public long getNearestHeld() {
    QuotaItemView nearest = getOverview().nearest();
    return nearest == null ? 0 : nearest.used() + nearest.reserved();
  }
}
