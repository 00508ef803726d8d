package org.nephos.web.instance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nephos.billing.Money;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.billing.api.UsageFacade;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.InstanceView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;

/** {@code instance/list.xhtml}: the instances of a project, or of all for the operator. */
@Named
@RequestScoped
public class ListInstancesBacking implements Downloadable<InstanceView> {
  /** The states that a person filters by; the rest are passing. */
  private static final List<String> CHIPS =
      List.of("ACTIVE", "BUILDING", "STOPPED", "ERROR", "DELETED");

  @Inject private InstanceFacade instances;
  @Inject private UsageFacade usage;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private InstanceActions actions;
  @Inject private HttpServletRequest request;

  private Page<InstanceView> page;
  private String reason;
  private Map<UUID, Money> costs;

  /** The rows of this page. */
  public Page<InstanceView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    ListQuery query = listing.query("state", "name", "zone", "tenant", "host", "order");
    return shell.getProjectId() == null
        ? query
        : query.with("project", shell.getProjectId().toString());
  }

  @Override
  public Page<InstanceView> read(ListQuery query) {
    return instances.list(query);
  }

  @Override
  public Class<InstanceView> type() {
    return InstanceView.class;
  }

  /** Whether the list is narrowed, so that an empty one means something else. */
  public boolean isFiltered() {
    return Stream.of("state", "name", "zone", "tenant", "host", "order")
        .anyMatch(filter -> listing.parameter(filter) != null);
  }

  /** What to filter by. */
  public List<String> getChips() {
    return CHIPS;
  }

  /** What an instance has cost this month; null where nothing is known. */
  public Money cost(UUID instance) {
    if (costs == null) {
      costs = shell.getTenant() == null || !shell.may("COST_SEE") ? Map.of() : costs();
    }
    return costs.get(instance);
  }

  private Map<UUID, Money> costs() {
    return usage.monthToDate(shell.getTenant().id(), shell.getProjectId()).resources().stream()
        .collect(
            Collectors.toMap(CostSummaryView.Share::id, CostSummaryView.Share::cost, Money::plus));
  }

  /** Does what was asked for in the row menu or for the ticked rows. */
  public String act() {
    actions.perform(request.getParameter("act"), picks(), reason);
    page = null;
    return nav.again();
  }

  /** Whether a row was ticked when the form was sent; it still is when something was refused. */
  public boolean isPicked(UUID id) {
    return picks().contains(id.toString());
  }

  private List<String> picks() {
    String[] picks = request.getParameterValues("pick");
    return picks == null ? List.of() : List.of(picks);
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
