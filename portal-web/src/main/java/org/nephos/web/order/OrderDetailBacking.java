package org.nephos.web.order;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.InstanceView;
import org.nephos.list.api.ListQuery;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderView;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code order/detail.xhtml}: the receipt of an order, and what became of it. */
@Named
@RequestScoped
public class OrderDetailBacking {
  @Inject private OrderFacade orders;
  @Inject private InstanceFacade instances;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private String id;
  private OrderView order;
  private List<InstanceView> members;

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
  }

  /** Reads the order when the page is asked for. */
  public void load() {
    getOrder();
  }

  /** The order. */
  public OrderView getOrder() {
    if (order == null) {
      order = orders.get(Ids.require(id));
    }
    return order;
  }

  /** The instances that it made and that are still there. */
  public List<InstanceView> getMembers() {
    if (members == null) {
      members = instances.list(all().with("order", getOrder().id().toString())).items();
    }
    return members;
  }

  private static ListQuery all() {
    return new ListQuery(Map.of(), "name", ListQuery.MAX_LIMIT, null);
  }

  /** Whether it is under way, so that it can be called off. */
  public boolean isCancellable() {
    return getOrder().finishedAt() == null;
  }

  /** Calls it off. */
  public String cancel() {
    orders.cancel(Ids.require(id), null);
    MessagesBacking.done(words.with("order.detail.cancelled"));
    return nav.again();
  }
}
