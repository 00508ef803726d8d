package org.nephos.web.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderView;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;

/** {@code order/list.xhtml}: what was ordered, newest first. */
@Named
@RequestScoped
public class ListOrdersBacking {
  private static final List<String> CHIPS =
      List.of(
          "PROVISIONING", "PENDING_APPROVAL", "PENDING_QUOTA", "FULFILLED", "FAILED", "CANCELLED");

  @Inject private OrderFacade orders;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;

  private Page<OrderView> page;

  /** The rows of this page. */
  public Page<OrderView> getPage() {
    if (page == null) {
      ListQuery query = listing.query("state", "tenant");
      page =
          orders.list(
              shell.getProjectId() == null
                  ? query
                  : query.with("project", shell.getProjectId().toString()));
    }
    return page;
  }

  /** What to filter by. */
  public List<String> getChips() {
    return CHIPS;
  }

  /** Whether the list is narrowed. */
  public boolean isFiltered() {
    return listing.parameter("state") != null || listing.parameter("tenant") != null;
  }
}
