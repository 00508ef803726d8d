package org.nephos.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.InstanceService;
import org.nephos.compute.InstanceState;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.InstanceView;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.list.api.ListQuery;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.QuotaExceededException;
import org.nephos.testing.Acme;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;

class OrderIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static Acme acme;

  @BeforeAll
  static void makeTheCloud() {
    portal.withDemoData();
    acme = new Acme(portal);
  }

  @AfterEach
  void leaveNothing() {
    portal.faults().reset();
    for (InstanceView instance : all()) {
      portal.as(acmeUser(), () -> instances().delete(instance.id(), null, null));
    }
    portal.work();
    assertThat(acme.used("instances")).isZero();
    assertThat(acme.used("vcpus")).isZero();
    assertThat(acme.used("ram_mib")).isZero();
    assertThat(acme.used("disk_gib")).isZero();
    assertThat(portal.number("select coalesce(sum(allocated_vcpus), 0) from host", Map.of()))
        .isZero();
    assertThat(portal.number("select count(*) from port", Map.of())).isZero();
  }

  private static List<InstanceView> all() {
    return portal
        .as(acmeUser(), () -> instances().list(new ListQuery(Map.of(), null, 500, null)))
        .items();
  }

  private static OrderFacade orders() {
    return portal.get(OrderService.class);
  }

  private static InstanceFacade instances() {
    return portal.get(InstanceService.class);
  }

  private static OrderView submit(SubmitOrder command, String key) {
    return portal.as(acmeUser(), () -> orders().submit(command, key));
  }

  private static OrderView read(UUID id) {
    return portal.as(acmeUser(), () -> orders().get(id));
  }

  @Test
  void anOrderIsAReceiptFirstAndInstancesSoonAfter() {
    OrderView receipt = submit(acme.order("web", 2), null);

    assertThat(receipt.state()).isEqualTo(OrderState.PROVISIONING);
    assertThat(receipt.instances()).hasSize(2);
    assertThat(receipt.quote().hourly()).isPositive();
    assertThat(acme.used("instances")).isEqualTo(2);

    portal.work();

    assertThat(read(receipt.id()).state()).isEqualTo(OrderState.FULFILLED);
    assertThat(all()).extracting(InstanceView::state).containsOnly(InstanceState.ACTIVE);
    assertThat(all()).extracting(InstanceView::name).containsExactlyInAnyOrder("web-1", "web-2");
    assertThat(all()).allSatisfy(instance -> assertThat(instance.addresses()).hasSize(1));
    assertThat(all()).allSatisfy(instance -> assertThat(instance.host()).isNull());
  }

  @Test
  void manyAtOnceFillTheQuotaExactlyAndNobodyIsRefusedWhileThereIsRoom() throws Exception {
    List<Callable<Boolean>> attempts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      attempts.add(
          () -> {
            try {
              submit(acme.order("crowd", 1), null);
              return true;
            } catch (QuotaExceededException full) {
              assertThat(full.variables()).containsEntry("resource", "instances");
              return false;
            }
          });
    }

    long accepted = all(attempts).stream().filter(accept -> accept).count();

    assertThat(accepted).isEqualTo(20);
    assertThat(acme.used("instances")).isEqualTo(20).isEqualTo(acme.holding());
  }

  @Test
  void twentyOfTheSameKeyAtOnceAreOneOrder() throws Exception {
    String key = UUID.randomUUID().toString();
    List<Callable<OrderView>> attempts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      attempts.add(() -> submit(acme.order("once", 1), key));
    }

    Set<UUID> ids = new HashSet<>();
    all(attempts).forEach(order -> ids.add(order.id()));

    assertThat(ids).hasSize(1);
    assertThat(acme.holding()).isEqualTo(1);
    assertThatThrownBy(() -> submit(acme.order("other", 1), key))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("idempotency-key-reused"));
  }

  @Test
  void aRefusalSaysTheNumbersAndLeavesNothing() {
    assertThatThrownBy(() -> submit(acme.order("much", 21), "key-of-refused"))
        .isInstanceOfSatisfying(
            QuotaExceededException.class,
            e ->
                assertThat(e.variables())
                    .containsEntry("scope", "project")
                    .containsEntry("limit", 20L)
                    .containsEntry("used", 0L)
                    .containsEntry("requested", 21L));

    assertThat(acme.holding()).isZero();
    // Refusals are not remembered: the key is free for a smaller order.
    assertThat(submit(acme.order("less", 1), "key-of-refused").instances()).hasSize(1);
  }

  @Test
  void whoWaitsForQuotaGoesOnWhenThereIsRoom() {
    OrderView first = submit(acme.order("first", 20), null);
    portal.work();
    OrderView waiting = submit(acme.order("second", 3, OnQuotaExceeded.WAIT), null);

    assertThat(waiting.state()).isEqualTo(OrderState.PENDING_QUOTA);
    assertThat(waiting.instances()).isEmpty();
    portal.asSystem(portal.get(WaitingOrders.class)::goOn);
    assertThat(read(waiting.id()).state()).isEqualTo(OrderState.PENDING_QUOTA);

    first
        .instances()
        .subList(0, 3)
        .forEach(id -> portal.as(acmeUser(), () -> instances().delete(id, null, null)));
    portal.work();
    portal.asSystem(portal.get(WaitingOrders.class)::goOn);
    portal.work();

    assertThat(read(waiting.id()).state()).isEqualTo(OrderState.FULFILLED);
    assertThat(acme.used("instances")).isEqualTo(20).isEqualTo(acme.holding());
  }

  @Test
  void whatCannotBeBuiltFailsAsAWholeAndIsCleanedUp() {
    portal.faults().arm("*", "create", Fault.FAIL_BEFORE, FailureKind.INVALID, 1, Duration.ZERO);
    OrderView order = submit(acme.order("doomed", 3), null);

    portal.work();

    OrderView failed = read(order.id());
    assertThat(failed.state()).isEqualTo(OrderState.FAILED);
    assertThat(failed.fault().detail()).isNotBlank();
    assertThat(acme.states(order.id())).allMatch("DELETED"::equals).hasSize(3);
    assertThat(acme.used("instances")).isZero();
  }

  @Test
  void aCancelledOrderRemovesWhatItMade() {
    OrderView order = submit(acme.order("changed my mind", 2), null);

    portal.as(acmeUser(), () -> orders().cancel(order.id(), "too expensive"));
    portal.work();

    assertThat(read(order.id()).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(acme.states(order.id())).allMatch("DELETED"::equals).hasSize(2);
    assertThatThrownBy(() -> portal.as(acmeUser(), () -> orders().cancel(order.id(), null)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void theDryRunSaysTheSameAndDoesNothing() {
    DryRunView fits = portal.as(acmeUser(), () -> orders().dryRun(acme.order("dry", 2)));
    DryRunView tooMany = portal.as(acmeUser(), () -> orders().dryRun(acme.order("dry", 21)));
    DryRunView nameless = portal.as(acmeUser(), () -> orders().dryRun(acme.order("", 1)));

    assertThat(fits.verdict()).isEqualTo("accepted");
    assertThat(fits.placement().possible()).isTrue();
    assertThat(tooMany.verdict()).isEqualTo("refused");
    assertThat(tooMany.quota())
        .anySatisfy(
            line -> {
              assertThat(line.resource()).isEqualTo("instances");
              assertThat(line.limit()).isEqualTo(20);
              assertThat(line.requested()).isEqualTo(21);
              assertThat(line.fits()).isFalse();
            });
    assertThat(nameless.problems()).extracting("field").containsExactly("name");
    assertThat(acme.holding()).isZero();
  }

  @Test
  void theDryRunOfAnUnknownImageHasItsPriceAndSaysWhatIsWrong() {
    SubmitOrder good = acme.order("dry", 1);
    UUID nowhere = UUID.randomUUID();
    SubmitOrder astray =
        Orders.plain(
            good.project(), "dry", good.flavor(), nowhere, "sim", 1, OnQuotaExceeded.REFUSE);

    DryRunView trial = portal.as(acmeUser(), () -> orders().dryRun(astray));

    assertThat(trial.verdict()).isEqualTo("refused");
    assertThat(trial.problems()).extracting("field").containsExactly("image");
    assertThat(trial.quote()).isNotNull();
  }

  @Test
  void anotherTenantsOrderIsNotThere() {
    OrderView order = submit(acme.order("secret", 1), null);

    assertThatThrownBy(() -> portal.as(globexUser(), () -> orders().get(order.id())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> orders().cancel(order.id(), "x")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> portal.as(globexUser(), () -> orders().submit(acme.order("mine", 1), null)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations().get(0).field()).isEqualTo("project"));
    assertThat(portal.as(globexUser(), () -> orders().list(ListQuery.firstPage())).items())
        .isEmpty();
  }

  @Test
  void aBadNameIsRefusedByName() {
    for (String name :
        new String[] {"", "a".repeat(64), "<b>x</b>", "a\nb", "\"q\"", "\u202eevil", "-x", " x"}) {
      assertThatThrownBy(() -> submit(acme.order(name, 1), null))
          .as(name)
          .isInstanceOfSatisfying(
              InvalidException.class,
              e -> assertThat(e.violations().get(0).field()).isEqualTo("name"));
    }
    for (String name : new String[] {"a", "a".repeat(63), "Žluťoučký kůň", "مرحبا", "e\u0301"}) {
      assertThat(submit(acme.order(name, 1), null).name()).isEqualTo(name);
    }
  }

  private static <T> List<T> all(List<Callable<T>> work) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(work)) {
        try {
          results.add(done.get());
        } catch (ExecutionException e) {
          throw new AssertionError(e.getCause());
        }
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
