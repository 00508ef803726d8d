package org.nephos.web.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.ApprovalFacade;
import org.nephos.order.api.OrderView;
import org.nephos.problem.api.NotFoundException;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaImpactView;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code request/inbox.xhtml}: what waits for the reader's decision, with what it would do. */
@Named
@RequestScoped
public class InboxBacking implements Downloadable<QuotaRequestView> {
  private static final String PENDING = "PENDING";

  @Inject private QuotaFacade quotas;
  @Inject private ApprovalFacade approvals;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private final Map<UUID, QuotaImpactView> impacts = new HashMap<>();
  private Page<QuotaRequestView> page;
  private List<OrderView> orders;

  /** The waiting requests, or those of another state that the address asks for. */
  public Page<QuotaRequestView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public String page() {
    return "inbox";
  }

  @Override
  public ListQuery query() {
    return shell.ofTenant(listing.query("tenant")).with("state", getState());
  }

  @Override
  public Page<QuotaRequestView> read(ListQuery query) {
    return quotas.requests(query);
  }

  @Override
  public Class<QuotaRequestView> type() {
    return QuotaRequestView.class;
  }

  /** The orders that wait for the reader; only among what waits. */
  public List<OrderView> getOrders() {
    if (orders == null) {
      orders =
          PENDING.equals(getState())
              ? approvals
                  .waiting(
                      shell.ofTenant(
                          new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null)
                              .with("tenant", listing.parameter("tenant"))))
                  .items()
              : List.of();
    }
    return orders;
  }

  /** Whether nothing waits at all. */
  public boolean isNothingWaiting() {
    return getOrders().isEmpty() && getPage().items().isEmpty();
  }

  /** The state that is shown. */
  public String getState() {
    String state = listing.parameter("state");
    return state == null ? PENDING : state;
  }

  /** What an approval would do. */
  public QuotaImpactView impact(QuotaRequestView request) {
    return impacts.computeIfAbsent(request.id(), quotas::impact);
  }

  /** What stands in a row's field for the reason. */
  public String reason(UUID request) {
    return listing.parameter("reason-" + request);
  }

  /** Approves or denies, as the pressed button says. */
  public String decide() {
    String[] parts = listing.parameter("act").split(":", 2);
    UUID request = Ids.require(parts.length == 2 ? parts[1] : null);
    String reason = reason(request);
    switch (parts[0]) {
      case "approve" -> quotas.approve(request, reason);
      case "deny" -> quotas.deny(request, reason);
      case "approve-order" -> approvals.approve(request, reason);
      case "reject-order" -> approvals.reject(request, reason);
      default -> throw new NotFoundException();
    }
    MessagesBacking.done(words.with("request.inbox.done." + parts[0]));
    return nav.again();
  }
}
