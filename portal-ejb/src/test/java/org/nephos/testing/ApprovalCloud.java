package org.nephos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nephos.compute.InstanceService;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.InstanceView;
import org.nephos.integrity.QuotaSums;
import org.nephos.list.api.ListQuery;
import org.nephos.order.ApprovalService;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.OrderPolicyService;
import org.nephos.order.OrderService;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.api.ApprovalFacade;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderPolicyFacade;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderPolicySpec.Conditions;
import org.nephos.order.api.OrderPolicySpec.Rules;
import org.nephos.order.api.OrderPolicyView;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder;

/**
 * The demo's cloud, where policies can want approvals of acme's orders. After each test nothing
 * waits, lives or is held any more, and all sums agree.
 */
public final class ApprovalCloud implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  /** After so long the default decision is taken. */
  public static final Duration TERM = Duration.ofDays(2);

  private final Portal portal = new Portal();
  private Acme acme;
  private UUID tenant;

  @Override
  public void beforeAll(ExtensionContext context) {
    portal.start();
    portal.withDemoData();
    acme = new Acme(portal);
    tenant =
        portal
            .database()
            .call(
                () ->
                    (UUID)
                        portal
                            .database()
                            .em()
                            .createNativeQuery(
                                "select tenant_id from project where id = :id", UUID.class)
                            .setParameter("id", acme.project())
                            .getSingleResult());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    portal.use(Clock.systemUTC());
    System.clearProperty("nephos.quota.reserved-share");
    for (String state : List.of("PENDING_APPROVAL", "PENDING_QUOTA")) {
      portal
          .as(acmeUser(), () -> orders().list(ListQuery.firstPage().with("state", state)))
          .items()
          .forEach(order -> portal.as(acmeUser(), () -> orders().cancel(order.id(), null)));
    }
    for (InstanceView instance :
        portal
            .as(acmeUser(), () -> instances().list(new ListQuery(Map.of(), null, 500, null)))
            .items()) {
      portal.as(acmeUser(), () -> instances().delete(instance.id(), null, null));
    }
    portal.work();
    withoutPolicies();
    assertThat(acme.used("instances")).isZero();
    assertThat(reserved()).isZero();
    assertThat(reservedOfTenant()).isZero();
    assertTheSumsAgree();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    portal.close();
  }

  /** The portal; it runs from before the first test on. */
  public Portal portal() {
    return portal;
  }

  /** What is ordered there. */
  public Acme acme() {
    return acme;
  }

  /** The tenant acme. */
  public UUID tenant() {
    return tenant;
  }

  public OrderFacade orders() {
    return portal.get(OrderService.class);
  }

  public ApprovalFacade approvals() {
    return portal.get(ApprovalService.class);
  }

  public OrderPolicyFacade policies() {
    return portal.get(OrderPolicyService.class);
  }

  public InstanceFacade instances() {
    return portal.get(InstanceService.class);
  }

  /** Something that a policy says of every order. */
  public OrderPolicySpec spec(
      String name, PolicyOutcome outcome, Approver approver, DefaultDecision silence, Rules rules) {
    boolean asks = outcome == PolicyOutcome.APPROVAL;
    return new OrderPolicySpec(
        name,
        true,
        Conditions.NONE,
        outcome,
        approver,
        asks ? Duration.ofDays(1) : null,
        asks ? TERM : null,
        silence,
        "Say what it is for.",
        rules);
  }

  /** From now on every order of acme needs an approval; the operator says so. */
  public OrderPolicyView askFirst(Approver approver, DefaultDecision silence) {
    OrderPolicySpec spec = spec("ask first", PolicyOutcome.APPROVAL, approver, silence, Rules.NONE);
    return portal.as(
        operator(), () -> policies().create(new CreateOrderPolicy(tenant, spec), null));
  }

  /** Deletes a policy. */
  public void delete(OrderPolicyView policy) {
    portal.as(
        operator(),
        () -> {
          policies().delete(policy.id());
          return null;
        });
  }

  /** Deletes all policies. */
  public void withoutPolicies() {
    portal
        .as(operator(), () -> policies().list(ListQuery.firstPage()))
        .items()
        .forEach(this::delete);
  }

  public OrderView submit(String name, int count) {
    return submit(acme.order(name, count));
  }

  public OrderView submit(SubmitOrder order) {
    return portal.as(acmeUser(), () -> orders().submit(order, null));
  }

  /** The order as it is now. */
  public OrderView read(UUID id) {
    return portal.as(acmeUser(), () -> orders().get(id));
  }

  /** Acme's administrator approves. */
  public OrderView approve(UUID id) {
    return portal.as(acmeAdmin(), () -> approvals().approve(id, "fine"));
  }

  /** So many instances are promised in acme's project. */
  public long reserved() {
    return reserved(acme.project());
  }

  /** So many instances are promised in all of acme. */
  public long reservedOfTenant() {
    return reserved(tenant);
  }

  private long reserved(UUID scope) {
    return portal.number(
        "select reserved_instances from quota_scope where id = :id", Map.of("id", scope));
  }

  /** All quota rows say what the rows that hold it come to. */
  public void assertTheSumsAgree() {
    portal.asSystem(() -> assertThat(portal.get(QuotaSums.class).check().drift()).isEmpty());
  }

  /** How many events of this type there are of an order. */
  public long events(String type, UUID order) {
    return portal.number(
        "select count(*) from event where type = :type and resource_id = :id",
        Map.of("type", type, "id", order));
  }

  /** Time stands still at this instant. */
  public void at(Instant instant) {
    portal.use(Clock.fixed(instant, ZoneOffset.UTC));
  }
}
