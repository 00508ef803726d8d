package org.nephos.web.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.ApprovalFacade;
import org.nephos.order.api.OrderView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;

/** {@code request/list.xhtml}: what the reader ordered that needed an approval. */
@Named
@RequestScoped
public class ListRequestsBacking implements Downloadable<OrderView> {
  @Inject private ApprovalFacade approvals;
  @Inject private Listing listing;

  private Page<OrderView> orders;

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
}
