package org.nephos.web.host;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.placement.api.HostFacade;
import org.nephos.placement.api.HostView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code host/list.xhtml}: the hosts and what is promised of them. */
@Named
@RequestScoped
public class ListHostsBacking implements Downloadable<HostView> {
  private static final List<String> CHIPS = List.of("UP", "DOWN", "MAINTENANCE", "NEW");

  @Inject private HostFacade hosts;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private Page<HostView> page;
  private HostFacade.CapacityView capacity;
  private String reason;

  /** The rows of this page. */
  public Page<HostView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return listing.query("state", "zone", "name");
  }

  @Override
  public Page<HostView> read(ListQuery query) {
    return hosts.list(query);
  }

  @Override
  public Class<HostView> type() {
    return HostView.class;
  }

  /** The whole cloud. */
  public HostFacade.CapacityView getCapacity() {
    if (capacity == null) {
      capacity = hosts.capacity();
    }
    return capacity;
  }

  /** What to filter by. */
  public List<String> getChips() {
    return CHIPS;
  }

  /** Takes a host out of placement, or back. */
  public String act() {
    String[] parts = listing.parameter("act").split(":", 2);
    boolean on = "maintenance".equals(parts[0]);
    HostView host =
        hosts.setMaintenance(Ids.require(parts.length == 2 ? parts[1] : null), on, reason);
    MessagesBacking.done(words.with(on ? "host.done.out" : "host.done.back", host.name()));
    return nav.again();
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
