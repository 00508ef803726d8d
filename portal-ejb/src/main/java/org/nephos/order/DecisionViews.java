package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.budget.OrderBudgets;
import org.nephos.catalog.Flavor;
import org.nephos.order.api.DecisionView;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.placement.CloudCapacity;
import org.nephos.placement.PlacementRequest;
import org.nephos.placement.PlacementService;
import org.nephos.problem.api.ConflictException;
import org.nephos.quota.QuotaAmounts;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.api.CallerScope;

/**
 * What a decision needs. How full the cloud is, is the operator's to know: it would tell a tenant
 * what others use.
 */
@ApplicationScoped
class DecisionViews {
  private static final int EARLIER = 10;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OrderViews views;
  @Inject private ApprovalDecisions decisions;
  @Inject private ApprovableKinds kinds;
  @Inject private OrderBudgets budgets;
  @Inject private QuotaRepository quota;
  @Inject private CloudCapacity cloud;
  @Inject private PlacementService placement;
  @Inject private DisplayNames names;
  @Inject private AccessService access;

  DecisionView of(Order order) {
    OrderApproval approval = em.find(OrderApproval.class, order.id());
    if (approval == null) {
      throw new ConflictException(
          "state-conflict",
          "This order needs no approval.",
          Map.of("state", order.state().name(), "allowed", List.of()));
    }
    SubmitOrder command = kinds.of(order).wish(order);
    Flavor flavor = em.find(Flavor.class, command.flavor());
    boolean waits = order.state() == OrderState.PENDING_APPROVAL;
    return new DecisionView(
        views.of(order),
        new DecisionView.Details(
            flavor.name(),
            names.images(Set.of(command.image())).getOrDefault(command.image(), ""),
            command.zone(),
            command.count(),
            command.lease(),
            command.tags()),
        waits ? quota(order, approval.held()) : List.of(),
        waits ? budgets.after(decisions.asked(order)) : List.of(),
        waits && access.rights().isOperator() ? capacity(approval.held()) : List.of(),
        place(command, flavor, order.tenantId()),
        earlier(order),
        waits && decisions.mayDecide(approval),
        order.createdBy() != null && order.createdBy().equals(CallerScope.current().personId()));
  }

  private List<DecisionView.QuotaAfter> quota(Order order, QuotaAmounts held) {
    List<DecisionView.QuotaAfter> lines = new ArrayList<>();
    add(lines, "project", order.projectId(), held);
    add(lines, "tenant", order.tenantId(), held);
    return lines;
  }

  private void add(
      List<DecisionView.QuotaAfter> lines, String kind, UUID scope, QuotaAmounts held) {
    Map<QuotaResource, QuotaRepository.Figures> figures = quota.read(scope).figures();
    held.asMap()
        .forEach(
            (resource, amount) -> {
              QuotaRepository.Figures now = figures.get(resource);
              lines.add(
                  new DecisionView.QuotaAfter(
                      kind,
                      resource.word(),
                      now.limit(),
                      now.used(),
                      now.used() + amount,
                      now.reserved() - amount,
                      amount));
            });
  }

  private List<DecisionView.CapacityAfter> capacity(QuotaAmounts held) {
    CloudCapacity.Sums sums = cloud.now();
    return List.of(
        line(QuotaResource.VCPUS, sums.capacity().vcpus(), sums.allocated().vcpus(), held),
        line(QuotaResource.RAM_MIB, sums.capacity().ramMib(), sums.allocated().ramMib(), held),
        line(QuotaResource.DISK_GIB, sums.capacity().diskGib(), sums.allocated().diskGib(), held));
  }

  private static DecisionView.CapacityAfter line(
      QuotaResource resource, long capacity, long allocated, QuotaAmounts held) {
    return new DecisionView.CapacityAfter(
        resource.word(), capacity, allocated, allocated + held.of(resource));
  }

  private DryRunView.Placement place(SubmitOrder command, Flavor flavor, UUID tenant) {
    PlacementService.Outlook outlook =
        placement.outlook(
            new PlacementRequest(command.zone(), flavor.vcpus(), flavor.ramMib(), flavor.diskGib()),
            tenant);
    return new DryRunView.Placement(outlook.possible(), outlook.zone(), outlook.reason());
  }

  /** Of this tenant only: what a person does elsewhere is none of its business. */
  private List<DecisionView.Earlier> earlier(Order order) {
    if (order.createdBy() == null) {
      return List.of();
    }
    List<Order> orders =
        em.createQuery(
                "select o from Order o where o.createdBy = :person and o.tenantId = :tenant"
                    + " and o.id <> :itself order by o.createdAt desc, o.id",
                Order.class)
            .setParameter("person", order.createdBy())
            .setParameter("tenant", order.tenantId())
            .setParameter("itself", order.id())
            .setMaxResults(EARLIER)
            .getResultList();
    List<OrderView> shown = views.of(orders);
    return shown.stream()
        .map(
            one ->
                new DecisionView.Earlier(
                    one.id(), one.summary(), one.state(), one.createdAt(), one.quote()))
        .toList();
  }
}
