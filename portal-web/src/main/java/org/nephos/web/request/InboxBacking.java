package org.nephos.web.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.inbox.api.InboxFacade;
import org.nephos.inbox.api.InboxItemView;
import org.nephos.inbox.api.InboxKind;
import org.nephos.inbox.api.InboxState;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.ApprovalFacade;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderView;
import org.nephos.problem.api.NotFoundException;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaImpactView;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.tenancy.api.ApproveSignUp;
import org.nephos.tenancy.api.SignUpFacade;
import org.nephos.tenancy.api.SignUpView;
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
public class InboxBacking implements Downloadable<InboxItemView> {
  private static final List<String> ORDERS =
      List.of("createdAt", "-createdAt", "price", "-price", "kind");

  @Inject private InboxFacade inbox;
  @Inject private OrderFacade orders;
  @Inject private ApprovalFacade approvals;
  @Inject private QuotaFacade quotas;
  @Inject private LeaseFacade leases;
  @Inject private SignUpFacade signUps;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private final Map<UUID, Record> details = new HashMap<>();
  private final Map<UUID, QuotaImpactView> impacts = new HashMap<>();
  private Page<InboxItemView> page;

  /** What waits, or what got the decision that the address asks for. */
  public Page<InboxItemView> getPage() {
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
    return shell.ofTenant(listing.query("tenant", "kind", "name")).with("state", getState());
  }

  @Override
  public Page<InboxItemView> read(ListQuery query) {
    return inbox.items(query);
  }

  @Override
  public Class<InboxItemView> type() {
    return InboxItemView.class;
  }

  /** Whether the reader narrowed it, so that an empty one says something else. */
  public boolean isFiltered() {
    return listing.parameter("name") != null || listing.parameter("kind") != null;
  }

  /** The state that is shown. */
  public String getState() {
    String state = listing.parameter("state");
    return state == null ? InboxState.PENDING.name() : state;
  }

  /** The states to choose from. */
  public List<InboxState> getStates() {
    return List.of(InboxState.values());
  }

  /** The kinds to choose from. */
  public List<InboxKind> getKinds() {
    return List.of(InboxKind.values()).stream()
        .filter(kind -> kind != InboxKind.SIGN_UP || shell.getMe().operator())
        .toList();
  }

  /** The orders to choose from. */
  public List<String> getOrders() {
    return ORDERS;
  }

  /** The order of the list. */
  public String getSort() {
    String sort = listing.parameter("sort");
    return sort == null ? ORDERS.get(0) : sort;
  }

  /** The order that waits here; null for what is none. */
  public OrderView order(InboxItemView item) {
    boolean isOrder = item.kind() == InboxKind.INSTANCES || item.kind() == InboxKind.SCALING_GROUP;
    return isOrder ? (OrderView) details.computeIfAbsent(item.id(), orders::get) : null;
  }

  /** The request for quota that waits here; null for what is none. */
  public QuotaRequestView quota(InboxItemView item) {
    return item.kind() == InboxKind.QUOTA
        ? (QuotaRequestView) details.computeIfAbsent(item.id(), quotas::request)
        : null;
  }

  /** The request for a longer lease that waits here; null for what is none. */
  public LeaseExtensionView lease(InboxItemView item) {
    return item.kind() == InboxKind.LEASE
        ? (LeaseExtensionView) details.computeIfAbsent(item.id(), leases::extension)
        : null;
  }

  /** The request for a tenant that waits here; null for what is none. */
  public SignUpView signUp(InboxItemView item) {
    return item.kind() == InboxKind.SIGN_UP
        ? (SignUpView) details.computeIfAbsent(item.id(), signUps::request)
        : null;
  }

  /** What heads an entry. */
  public String heading(InboxItemView item) {
    return switch (item.kind()) {
      case INSTANCES, SCALING_GROUP ->
          words.with("request.inbox.order", item.what(), item.projectName(), item.tenantName());
      case QUOTA -> words.with("request.inbox.of", item.projectName(), item.tenantName());
      case LEASE ->
          words.with(
              "lease.request.of",
              lease(item).instanceName(),
              item.projectName(),
              item.tenantName());
      case SIGN_UP -> words.with("request.inbox.signup", signUp(item).organisation());
    };
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
      case "approve-lease" -> leases.approve(request, reason);
      case "deny-lease" -> leases.deny(request, reason);
      case "approve-signup" -> signUps.approve(request, new ApproveSignUp(null, reason));
      case "deny-signup" -> signUps.deny(request, reason);
      default -> throw new NotFoundException();
    }
    MessagesBacking.done(words.with("request.inbox.done." + parts[0]));
    return nav.again();
  }
}
