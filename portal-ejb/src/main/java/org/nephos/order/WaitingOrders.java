package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.budget.OrderBudgets;
import org.nephos.compute.Fault;
import org.nephos.compute.InstanceRepository;
import org.nephos.json.Json;
import org.nephos.order.OrderReferences.Found;
import org.nephos.order.api.QuoteView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.Violation;
import org.nephos.quota.QuotaLedger;
import org.nephos.tenancy.TenantState;
import org.nephos.time.PortalClock;

/**
 * Lets orders that wait for quota go on, the oldest first. One that still does not fit holds none
 * behind it up: a large order must not keep small ones from room that is there.
 */
@ApplicationScoped
public class WaitingOrders {
  private static final Logger LOG = Logger.getLogger(WaitingOrders.class.getName());
  private static final int MOST = 500;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private InstanceRepository instances;
  @Inject private OrderReferences references;
  @Inject private OrderedInstances ordered;
  @Inject private OrderProgress progress;
  @Inject private ApprovalAsking approvals;
  @Inject private OrderBudgets budgets;
  @Inject private QuotaLedger quota;
  @Inject private PortalClock clock;

  /** Tries each waiting order once, each in a transaction of its own. */
  public void goOn() {
    for (UUID id : transactions.inNew(this::waiting)) {
      try {
        transactions.runInNew(() -> goOn(id));
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "order " + id + " could not go on", e);
      }
    }
  }

  private List<UUID> waiting() {
    return em.createQuery(
            "select o.id from Order o where o.state = org.nephos.order.OrderState.PENDING_QUOTA"
                + " order by o.createdAt, o.id",
            UUID.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  private void goOn(UUID id) {
    Order order = instances.lockOrder(id);
    if (order.state() != OrderState.PENDING_QUOTA) {
      return;
    }
    if (order.deadline() != null && !clock.now().isBefore(order.deadline())) {
      order.expire(clock.now());
      progress.record(order, "order.expired", null);
      return;
    }
    SubmitOrder command = Json.read(order.spec(), SubmitOrder.class);
    List<Violation> gone = new ArrayList<>();
    Found found =
        references.find(
            order.projectId(),
            command.flavor(),
            command.image(),
            command.zone(),
            command.network(),
            command.keypair(),
            gone);
    if (!gone.isEmpty()) {
      order.fail(new Fault("reference-gone", gone.get(0).message()), clock.now());
      progress.record(order, "order.failed", gone.get(0).message());
      return;
    }
    QuoteView quote = Json.read(order.quote(), QuoteView.class);
    if (found.tenant().state() != TenantState.ACTIVE
        || budgets.refusal(OrderAcceptance.asked(command, found, quote)).isPresent()
        || approvals.goOn(order)
        || !quota.tryTake(
            order.projectId(), order.tenantId(), OrderAcceptance.amounts(command, found))) {
      return;
    }
    order.begin();
    progress.record(order, "order.resumed", null);
    ordered.create(order, command, found);
  }
}
