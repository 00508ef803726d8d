package org.nephos.web.overview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.nephos.compute.InstanceState;
import org.nephos.monitoring.api.MonitoringFacade;
import org.nephos.monitoring.api.OverviewView;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.web.shell.ShellBacking;

/** {@code index.xhtml}: how things stand in the project that the person works in. */
@Named
@RequestScoped
public class OverviewBacking {
  @Inject private MonitoringFacade monitoring;
  @Inject private ShellBacking shell;

  private OverviewView overview;

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

  /** The lines of the project's quota. */
  public List<QuotaItemView> getQuota() {
    return getOverview().quota().stream().filter(line -> "project".equals(line.scope())).toList();
  }

  /** What the line nearest its limit holds. */
  public long getNearestHeld() {
    QuotaItemView nearest = getOverview().nearest();
    return nearest == null ? 0 : nearest.used() + nearest.reserved();
  }
}
