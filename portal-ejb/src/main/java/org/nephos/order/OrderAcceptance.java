package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.QuoteService;
import org.nephos.compute.InstanceMeters;
import org.nephos.json.Json;
import org.nephos.lease.LeasePolicies;
import org.nephos.order.OrderReferences.Found;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.QuoteView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.QuotaAmounts;
import org.nephos.quota.QuotaLedger;
import org.nephos.tenancy.OpenTenant;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/** The short transaction that turns a wish into a receipt. */
@ApplicationScoped
public class OrderAcceptance {
  /** How long an order waits for quota before it is given back. */
  static final Duration WAITS_AT_MOST = Duration.ofDays(30);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OrderReferences references;
  @Inject private QuoteService quotes;
  @Inject private QuotaLedger quota;
  @Inject private OrderedInstances instances;
  @Inject private OrderProgress progress;
  @Inject private OrderViews views;
  @Inject private LeasePolicies leases;
  @Inject private PortalClock clock;

  /**
   * Accepts an order, as a part of the caller's transaction.
   *
   * @throws InvalidException for values and references that cannot be accepted
   * @throws org.nephos.problem.api.QuotaExceededException when there is no room and it does not
   *     want to wait
   */
  public OrderView accept(SubmitOrder command) {
    Found found = validate(command);
    QuotaAmounts amounts = amounts(command, found);
    Instant now = clock.now();
    boolean waits =
        command.onQuotaExceeded() == OnQuotaExceeded.WAIT
            && !quota.tryTake(found.project().id(), found.tenant().id(), amounts);
    Order order = order(command, found, waits, now);
    em.persist(order);
    progress.record(order, "order.accepted", null);
    if (waits) {
      order.waitUntil(now.plus(WAITS_AT_MOST));
      progress.record(order, "order.waiting", "Quota is too small at the moment.");
    } else {
      instances.create(order, command, found);
      // The rows first, so that the hot rows of the quota are locked last and shortest.
      em.flush();
      if (command.onQuotaExceeded() != OnQuotaExceeded.WAIT) {
        quota.take(found.project().id(), found.tenant().id(), amounts);
      }
    }
    em.flush();
    return views.of(order);
  }

  private Found validate(SubmitOrder command) {
    List<Violation> violations = new ArrayList<>(OrderRules.check(command));
    Found found =
        references.find(
            command.project(),
            command.flavor(),
            command.image(),
            command.zone(),
            command.network(),
            command.keypair(),
            violations);
    if (found.tenant() != null) {
      leases.check(found.tenant().id(), command.lease(), violations);
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    OpenTenant.require(found.tenant());
    return found;
  }

  static QuotaAmounts amounts(SubmitOrder command, Found found) {
    return QuotaAmounts.ofInstance(
            found.flavor().vcpus(), found.flavor().ramMib(), found.flavor().diskGib())
        .times(command.count());
  }

  private Order order(SubmitOrder command, Found found, boolean waits, Instant now) {
    QuoteView quote =
        quotes.quote(
            found.tenant().id(),
            InstanceMeters.running(
                found.flavor().vcpus(), found.flavor().ramMib(), found.flavor().diskGib()),
            command.count(),
            now);
    Caller caller = CallerScope.current();
    return new Order(
        UUID.randomUUID(),
        found.tenant().id(),
        found.project().id(),
        OrderKind.INSTANCE_CREATE,
        waits ? OrderState.PENDING_QUOTA : OrderState.PROVISIONING,
        command.name(),
        command.count(),
        Json.write(command),
        Json.write(quote),
        caller.personId(),
        caller.username(),
        now);
  }
}
