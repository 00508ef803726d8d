package org.nephos.web.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.ApprovalFacade;
import org.nephos.order.api.OrderView;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;

/** {@code request/list.xhtml}: what the reader asked for, and where it stands. */
@Named
@RequestScoped
public class ListRequestsBacking implements Downloadable<OrderView> {
  private static final int SHOWN = 50;

  @Inject private ApprovalFacade approvals;
  @Inject private QuotaFacade quotas;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;

  private Page<OrderView> orders;
  private List<QuotaRequestView> requests;

  /** The reader's own orders that needed an approval, newest first. */
  public Page<OrderView> getOrders() {
    if (orders == null) {
      orders = read(query());
    }
    return orders;
  }

  @Override
  public ListQuery query() {
    return listing.query("state");
  }

  @Override
  public Page<OrderView> read(ListQuery query) {
    return approvals.mine(query);
  }

  @Override
  public Class<OrderView> type() {
    return OrderView.class;
  }

  /** The reader's own last requests for more quota. */
  public List<QuotaRequestView> getRequests() {
    if (requests == null) {
      ListQuery own =
          new ListQuery(Map.of(), null, SHOWN, null)
              .with("createdBy", shell.getMe().id().toString());
      requests = shell.may("QUOTA_SEE") ? quotas.requests(own).items() : List.of();
    }
    return requests;
  }
}
