package org.nephos.web.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;

/** {@code order/list.xhtml}: what was ordered, newest first. */
@Named
@RequestScoped
public class ListOrdersBacking implements Downloadable<OrderView> {
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
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    ListQuery query = listing.query("state", "name", "tenant");
    return shell.getProjectId() == null
        ? query
        : query.with("project", shell.getProjectId().toString());
  }

  @Override
  public Page<OrderView> read(ListQuery query) {
    return orders.list(query);
  }

  @Override
  public Class<OrderView> type() {
    return OrderView.class;
  }

  /** What to filter by. */
  public List<String> getChips() {
    return CHIPS;
  }

  /** Whether the list is narrowed. */
  public boolean isFiltered() {
    return listing.parameter("state") != null
        || listing.parameter("name") != null
        || listing.parameter("tenant") != null;
  }
}
