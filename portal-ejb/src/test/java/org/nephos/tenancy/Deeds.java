package org.nephos.tenancy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.nephos.order.Approver;
import org.nephos.order.OrderService;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.SubmitOrder;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CreateTenant;
import org.nephos.testing.Acme;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;
import org.nephos.testing.Tenants;

/** Changes, each done once, by the method that makes it. */
abstract class Deeds {
  static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

  final DeedCloud cloud;
  final Portal portal;
  final Acme acme;
  final UUID tenant;
  final Caller una;
  final Caller ada;
  final Caller olga;

  Deeds(DeedCloud cloud) {
    this.cloud = cloud;
    portal = cloud.portal();
    acme = cloud.acme();
    tenant = cloud.things().id(ResourceKind.TENANT);
    una = cloud.things().people().get("member");
    ada = cloud.things().people().get("admin");
    olga = cloud.things().people().get("operator");
  }

  /** Puts all of them into the cloud's list. */
  abstract void all();

  final void put(String method, Caller by, Callable<UUID> first, Act act, String... fields) {
    cloud.deeds().put(method, new Deed(by, first, act, List.of(fields)));
  }

  final <T> T as(Caller who, Callable<T> work) {
    return portal.as(who, work);
  }

  static Object none(Runnable work) {
    work.run();
    return null;
  }

  final String name() {
    return "thing-" + number();
  }

  /** Another one each time. */
  final int number() {
    return cloud.names().incrementAndGet();
  }

  final UUID instance(Caller una) {
    SubmitOrder leased =
        Orders.leased(
            Orders.tagged(acme.order(name(), 1), Map.of("env", "test")), Duration.ofDays(1));
    UUID id = as(una, () -> portal.get(OrderService.class).submit(leased, null)).instances().get(0);
    portal.work();
    return id;
  }

  final OrderPolicySpec spec(boolean approval, String cost) {
    return new OrderPolicySpec(
        name(),
        approval,
        approval
            ? new OrderPolicySpec.Conditions(
                new BigDecimal(cost), List.of(), List.of(), List.of(), null)
            : OrderPolicySpec.Conditions.NONE,
        approval ? PolicyOutcome.APPROVAL : PolicyOutcome.REFUSAL,
        approval ? Approver.TENANT_ADMIN : null,
        null,
        null,
        null,
        null,
        OrderPolicySpec.Rules.NONE);
  }

  final CreateTenant named(String name) {
    return Tenants.named(name, 4, null);
  }

  final void later() {
    portal.use(Clock.offset(Clock.systemUTC(), Duration.ofDays(40)));
  }

  /**
   * One change.
   *
   * @param first what has to be there, whose id the change is given; null for nothing
   * @param fields what the trail must say was changed, among others
   */
  record Deed(Caller by, Callable<UUID> first, Act act, List<String> fields) {}

  interface Act {
    Object on(UUID id) throws Exception;
  }

  /** Where things are done, and the list of what is done, by facade and method. */
  record DeedCloud(
      Portal portal,
      IsolatedThings things,
      Acme acme,
      Map<String, Deed> deeds,
      AtomicInteger names) {}
}
