package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.QuoteService;
import org.nephos.budget.OrderBudgets;
import org.nephos.compute.InstanceMeters;
import org.nephos.json.Json;
import org.nephos.lease.LeasePolicies;
import org.nephos.order.OrderReferences.Found;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.QuoteView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.persistence.TimeOrderedId;
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
  @Inject private OrderPolicies policies;
  @Inject private OrderBudgets budgets;
  @Inject private ApprovalAsking approvals;
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
   * @throws org.nephos.problem.api.ConflictException when a policy or a budget refuses it, or when
   *     too much of the project waits for approvals already
   */
  public OrderView accept(SubmitOrder command) {
    // Nothing of what is read here is changed, so no statement has to look for changes first; what
    // is made is flushed by name.
    em.setFlushMode(FlushModeType.COMMIT);
    List<Violation> violations = new ArrayList<>(OrderRules.check(command));
    Found found = find(command, violations);
    Duration lease = lease(command, found, violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    OpenTenant.require(found.tenant());
    Instant now = clock.now();
    QuoteView quote = quote(command, found, now);
    PolicyVerdict verdict =
        policies.judge(found.tenant().id(), facts(command, quote, OrderKind.INSTANCE_CREATE));
    List<Violation> broken = OrderPolicies.violations(verdict);
    if (!broken.isEmpty()) {
      throw new InvalidException(broken);
    }
    OrderPolicies.requireNotRefused(verdict);
    budgets.require(asked(command, found, quote));
    return verdict.outcome() == PolicyOutcome.APPROVAL
        ? placeForApproval(command, found, quote, verdict.policy(), now)
        : place(command, found, lease, quote, now);
  }

  private OrderView placeForApproval(
      SubmitOrder command, Found found, QuoteView quote, OrderPolicy policy, Instant now) {
    em.setFlushMode(FlushModeType.AUTO);
    Order order = order(command, found, quote, OrderState.PENDING_QUOTA, now);
    boolean wait = command.onQuotaExceeded() == OnQuotaExceeded.WAIT;
    approvals.place(order, policy, amounts(command, found), wait ? now.plus(WAITS_AT_MOST) : null);
    em.flush();
    return views.of(order);
  }

  private OrderView place(
      SubmitOrder command, Found found, Duration lease, QuoteView quote, Instant now) {
    QuotaAmounts amounts = amounts(command, found);
    boolean waits =
        command.onQuotaExceeded() == OnQuotaExceeded.WAIT
            && !quota.tryTake(found.project().id(), found.tenant().id(), amounts);
    Order order =
        order(
            command, found, quote, waits ? OrderState.PENDING_QUOTA : OrderState.PROVISIONING, now);
    em.persist(order);
    progress.record(order, "order.accepted", null);
    List<UUID> made = List.of();
    if (waits) {
      order.waitUntil(now.plus(WAITS_AT_MOST));
      progress.record(order, "order.waiting", "Quota is too small at the moment.");
    } else {
      made = instances.create(order, command, found, lease);
    }
    em.flush();
    OrderView receipt = views.receipt(order, quote, made, found.project(), found.tenant());
    // All else first, so that the hot rows of the quota are locked last and shortest: the commit,
    // too,
    // then has nothing left to look through.
    em.clear();
    if (command.onQuotaExceeded() != OnQuotaExceeded.WAIT) {
      quota.take(found.project().id(), found.tenant().id(), amounts);
    }
    return receipt;
  }

  private Found find(SubmitOrder command, List<Violation> violations) {
    return references.find(
        command.project(),
        command.flavor(),
        command.image(),
        command.zone(),
        command.network(),
        command.keypair(),
        violations);
  }

  private Duration lease(SubmitOrder command, Found found, List<Violation> violations) {
    return found.tenant() == null
        ? null
        : leases.check(found.tenant().id(), command.lease(), violations);
  }

  static QuotaAmounts amounts(SubmitOrder command, Found found) {
    return QuotaAmounts.ofInstance(
            found.flavor().vcpus(), found.flavor().ramMib(), found.flavor().diskGib())
        .times(command.count());
  }

  /** What budgets look at. */
  static OrderBudgets.Asked asked(SubmitOrder command, Found found, QuoteView quote) {
    return new OrderBudgets.Asked(found.tenant(), found.project().id(), command.tags(), quote);
  }

  /** What policies look at. */
  static PolicyFacts facts(SubmitOrder command, QuoteView quote, OrderKind kind) {
    return new PolicyFacts(
        kind.word(),
        quote.monthly(),
        command.flavor(),
        command.zone(),
        command.lease(),
        command.name(),
        command.tags(),
        command.image());
  }

  private QuoteView quote(SubmitOrder command, Found found, Instant now) {
    return quotes.quote(
        found.tenant().id(),
        InstanceMeters.running(
                found.flavor().vcpus(), found.flavor().ramMib(), found.flavor().diskGib())
            .with(found.dimensions()),
        command.count(),
        now);
  }

  private static Order order(
      SubmitOrder command, Found found, QuoteView quote, OrderState state, Instant now) {
    Caller caller = CallerScope.current();
    Order order =
        new Order(
            TimeOrderedId.next(),
            found.tenant().id(),
            found.project().id(),
            OrderKind.INSTANCE_CREATE,
            state,
            command.name(),
            command.count(),
            Json.write(command),
            Json.write(quote),
            caller.personId(),
            caller.username(),
            now);
    order.explain(command.reason());
    return order;
  }
}
