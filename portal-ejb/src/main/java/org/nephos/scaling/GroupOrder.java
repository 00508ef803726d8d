package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nephos.billing.QuoteService;
import org.nephos.budget.OrderBudgets;
import org.nephos.catalog.Flavor;
import org.nephos.compute.InstanceMeters;
import org.nephos.json.Json;
import org.nephos.order.ApprovalAsking;
import org.nephos.order.Order;
import org.nephos.order.OrderKind;
import org.nephos.order.OrderPolicy;
import org.nephos.order.OrderProgress;
import org.nephos.order.OrderReferences;
import org.nephos.order.OrderState;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.PolicyVerdict;
import org.nephos.order.api.QuoteView;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.QuotaLedger;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.CreateScalingGroup.Template;
import org.nephos.tenancy.OpenTenant;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * Takes the order of a group: with the promise of room for its greatest size the order is
 * fulfilled, and members come and go within it. Where a policy wants an approval, order and group
 * wait for it, and the order holds that room.
 */
@ApplicationScoped
public class GroupOrder {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OrderReferences references;
  @Inject private OrderProgress progress;
  @Inject private QuoteService quotes;
  @Inject private GroupPolicies policies;
  @Inject private OrderBudgets budgets;
  @Inject private ApprovalAsking approvals;
  @Inject private QuotaLedger quota;
  @Inject private GroupEvents events;
  @Inject private PortalClock clock;

  /**
   * Takes an order in the caller's transaction, the quota last.
   *
   * @throws InvalidException for values and references that cannot be accepted
   * @throws org.nephos.problem.api.ConflictException when a policy or a budget refuses it, or when
   *     too much of the project waits for approvals already
   */
  ScalingGroup take(CreateScalingGroup command) {
    OrderReferences.Found found = check(command);
    OpenTenant.require(found.tenant());
    Instant now = clock.now();
    QuoteView quote = quote(command, found, now);
    PolicyVerdict verdict = policies.require(found.tenant().id(), command, quote);
    budgets.require(
        new OrderBudgets.Asked(
            found.tenant(), found.project().id(), command.template().tags(), quote));
    boolean waits = verdict.outcome() == PolicyOutcome.APPROVAL;
    Order order =
        order(
            command, found, quote, waits ? OrderState.PENDING_QUOTA : OrderState.PROVISIONING, now);
    ScalingGroup group = group(command, found, order, now);
    order.aimAt(group.id());
    order.explain(command.reason());
    if (waits) {
      placeForApproval(order, group, verdict.policy());
    } else {
      place(order, group, now);
    }
    return group;
  }

  private void placeForApproval(Order order, ScalingGroup group, OrderPolicy policy) {
    group.awaitApproval();
    approvals.place(
        order,
        policy,
        group.ofOne().times(group.maxSize()),
        () -> {
          em.persist(group);
          events.ordered(group, "scaling-group.requested");
        });
  }

  private void place(Order order, ScalingGroup group, Instant now) {
    em.persist(order);
    progress.record(order, "order.accepted", null);
    order.fulfil(now);
    progress.record(order, "order.fulfilled", null);
    em.flush();
    em.persist(group);
    events.ordered(group, "scaling-group.created");
    em.flush();
    quota.reserve(group.projectId(), group.tenantId(), group.promise());
  }

  private OrderReferences.Found check(CreateScalingGroup command) {
    List<Violation> violations = GroupRules.check(command);
    Template template = command.template();
    if (template == null || command.project() == null) {
      throw new InvalidException(violations);
    }
    List<Violation> unknown = new ArrayList<>();
    OrderReferences.Found found =
        references.find(
            command.project(),
            template.flavor(),
            template.image(),
            template.zone(),
            template.network(),
            template.keypair(),
            unknown);
    unknown.stream().map(GroupRules::ofTemplate).forEach(violations::add);
    if (found.project() == null) {
      violations.add(new Violation("project", "unknown-reference", "There is no such project."));
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    return found;
  }

  /** The price of its greatest size. */
  private QuoteView quote(CreateScalingGroup command, OrderReferences.Found found, Instant now) {
    Flavor flavor = found.flavor();
    return quotes.quote(
        found.tenant().id(),
        InstanceMeters.running(flavor.vcpus(), flavor.ramMib(), flavor.diskGib())
            .with(found.dimensions()),
        command.max(),
        now);
  }

  private static Order order(
      CreateScalingGroup command,
      OrderReferences.Found found,
      QuoteView quote,
      OrderState state,
      Instant now) {
    Caller caller = CallerScope.current();
    return new Order(
        TimeOrderedId.next(),
        found.tenant().id(),
        found.project().id(),
        OrderKind.SCALING_GROUP_CREATE,
        state,
        command.name(),
        command.max(),
        Json.write(withoutUserData(command)),
        Json.write(quote),
        caller.personId(),
        caller.username(),
        now);
  }

  /** The group keeps the user data; the order is read by more people. */
  private static CreateScalingGroup withoutUserData(CreateScalingGroup command) {
    Template template = command.template();
    return new CreateScalingGroup(
        command.project(),
        command.name(),
        command.min(),
        command.max(),
        command.desired(),
        command.cooldownSeconds(),
        new Template(
            template.flavor(),
            template.image(),
            template.zone(),
            template.network(),
            template.keypair(),
            null,
            template.tags()),
        command.policies(),
        command.reason());
  }

  private static ScalingGroup group(
      CreateScalingGroup command, OrderReferences.Found found, Order order, Instant now) {
    Template template = command.template();
    MemberTemplate kept =
        new MemberTemplate(
            found.flavor().id(),
            found.flavor().name(),
            found.image().id(),
            found.zone() == null ? null : found.zone().name(),
            found.network().id(),
            template.network(),
            found.keypair() == null ? null : found.keypair().id(),
            found.keypair() == null ? null : found.keypair().name(),
            found.keypair() == null ? null : found.keypair().publicKey(),
            MemberTemplate.encoded(template.userData()),
            template.tags() == null ? Map.of() : template.tags());
    return new ScalingGroup(
        TimeOrderedId.next(),
        order.tenantId(),
        order.projectId(),
        order.id(),
        command.name(),
        command.min(),
        command.max(),
        command.desired() == null ? command.min() : command.desired(),
        command.cooldownSeconds(),
        Json.write(kept),
        Json.write(command.policies() == null ? List.of() : command.policies()),
        found.flavor().id(),
        found.flavor().vcpus(),
        found.flavor().ramMib(),
        found.flavor().diskGib(),
        order.createdBy(),
        order.createdByName(),
        now);
  }
}
