package org.nephos.web.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.OrderPolicyFacade;
import org.nephos.order.api.OrderPolicyView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code policy/list.xhtml}: the policies of the tenant and of the cloud. */
@Named
@RequestScoped
public class ListPoliciesBacking implements Downloadable<OrderPolicyView> {
  @Inject private OrderPolicyFacade policies;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private Page<OrderPolicyView> page;

  /** The policies by name. */
  public Page<OrderPolicyView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return listing.query("outcome", "name");
  }

  @Override
  public Page<OrderPolicyView> read(ListQuery query) {
    return policies.list(query);
  }

  @Override
  public Class<OrderPolicyView> type() {
    return OrderPolicyView.class;
  }

  /** Whether the list is narrowed. */
  public boolean isFiltered() {
    return listing.parameter("outcome") != null || listing.parameter("name") != null;
  }

  /** Whether the reader may change it. */
  public boolean mayChange(OrderPolicyView policy) {
    return shell.getMe().operator() || !policy.byOperator();
  }

  /** Deletes one. */
  public String delete() {
    policies.delete(Ids.require(listing.parameter("act")));
    MessagesBacking.done(words.with("policy.done.deleted"));
    return nav.again();
  }
}
