package org.nephos.web.lease;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.api.InstanceView;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.NotFoundException;
import org.nephos.request.RequestState;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code lease/list.xhtml}: which instances end soon, and who wants more time. */
@Named
@RequestScoped
public class ListLeasesBacking implements Downloadable<InstanceView> {
  @Inject private LeaseFacade leases;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private Page<InstanceView> page;
  private List<LeaseExtensionView> requests;

  @Override
  public ListQuery query() {
    ListQuery query = listing.query("name", "state", "tenant");
    UUID project = shell.getProjectId();
    return project == null || shell.may("ORDER_APPROVE")
        ? query
        : query.with("project", project.toString());
  }

  /** Instances with a lease, those that end first before the others. */
  public Page<InstanceView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public Page<InstanceView> read(ListQuery query) {
    return leases.leases(query);
  }

  @Override
  public Class<InstanceView> type() {
    return InstanceView.class;
  }

  /** Whether the list is narrowed, so that an empty one means something else. */
  public boolean isFiltered() {
    return listing.parameter("name") != null || listing.parameter("state") != null;
  }

  /** What waits for a decision. */
  public List<LeaseExtensionView> getRequests() {
    if (requests == null) {
      requests =
          leases
              .extensions(
                  new ListQuery(
                      Map.of("state", RequestState.PENDING.name()),
                      null,
                      ListQuery.DEFAULT_LIMIT,
                      null))
              .items();
    }
    return requests;
  }

  /** What stands in a row's field for the reason. */
  public String reason(UUID request) {
    return listing.parameter("reason-" + request);
  }

  /** Approves, denies or withdraws, as the pressed button says. */
  public String decide() {
    String[] parts = listing.parameter("act").split(":", 2);
    UUID request = Ids.require(parts.length == 2 ? parts[1] : null);
    switch (parts[0]) {
      case "approve" -> leases.approve(request, reason(request));
      case "deny" -> leases.deny(request, reason(request));
      case "cancel" -> leases.cancel(request);
      default -> throw new NotFoundException();
    }
    MessagesBacking.done(words.with("lease.done." + parts[0]));
    return nav.again();
  }
}
