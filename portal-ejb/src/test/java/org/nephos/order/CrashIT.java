package org.nephos.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.InstanceService;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.job.JobStore;
import org.nephos.order.api.OrderView;
import org.nephos.testing.Acme;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Portal;

/**
 * The process dies before and after each commit and each call of the driver, one place after the
 * other, while orders are built, deleted and given up. When the next process has taken over, every
 * accepted order stands exactly once or is gone with everything that it held.
 */
class CrashIT {
  @RegisterExtension static final Portal portal = new Portal();

  /** More than any of these ways has places to die; each test says that it came to its end. */
  private static final int MOST_POINTS = 80;

  private static Acme acme;
  private static Duration ahead = Duration.ZERO;

  @BeforeAll
  static void makeTheCloud() {
    portal.withDemoData();
    acme = new Acme(portal);
  }

  @AfterEach
  void settle() {
    portal.database().crashes().disarm();
    portal.faults().reset();
  }

  /** The next process: the leases of the dead one run out, and the jobs are taken over. */
  private static void restart() {
    portal.database().crashes().disarm();
    ahead = ahead.plus(Duration.ofMinutes(2));
    portal.use(Clock.offset(Clock.systemUTC(), ahead));
    for (int i = 0; i < 6; i++) {
      portal.get(JobStore.class).reclaim();
      portal.work();
      ahead = ahead.plus(Duration.ofSeconds(61));
      portal.use(Clock.offset(Clock.systemUTC(), ahead));
    }
  }

  private static OrderView submit(int count) {
    return portal.as(
        acmeUser(), () -> portal.get(OrderService.class).submit(acme.order("crash", count), null));
  }

  private static OrderState state(UUID order) {
    return portal.as(acmeUser(), () -> portal.get(OrderService.class).get(order)).state();
  }

  private static void delete(UUID instance) {
    portal.as(acmeUser(), () -> portal.get(InstanceService.class).delete(instance, null, null));
  }

  /** Dies at a place of this work; false when the work has fewer places. */
  private static boolean dies(int point, Runnable work) {
    portal.database().crashes().arm(point);
    try {
      work.run();
      return false;
    } catch (Crash crash) {
      return true;
    } finally {
      portal.database().crashes().disarm();
    }
  }

  private static void assertRowsAgree() {
    long holding = acme.holding();
    assertThat(acme.used("instances")).isEqualTo(holding);
    assertThat(acme.used("vcpus")).isEqualTo(holding);
    assertThat(portal.number("select count(*) from allocation", Map.of())).isEqualTo(holding);
    assertThat(portal.number("select sum(allocated_instances) from host", Map.of()))
        .isEqualTo(holding);
    assertThat(portal.number("select count(*) from port", Map.of())).isEqualTo(holding);
    assertThat(portal.guests()).isEqualTo(holding);
    assertThat(
            portal.number(
                "select count(*) from job where state in ('QUEUED', 'RUNNING')", Map.of()))
        .isZero();
    assertThat(portal.number("select count(*) from instance where task is not null", Map.of()))
        .isZero();
  }

  @TestFactory
  List<DynamicTest> anOrderSurvivesADeathAnywhere() {
    return IntStream.rangeClosed(1, MOST_POINTS)
        .mapToObj(
            point ->
                DynamicTest.dynamicTest(
                    "death at place " + point + " of building", () -> dieBuilding(point)))
        .toList();
  }

  private void dieBuilding(int point) {
    OrderView order = submit(2);
    dies(point, portal::work);
    restart();

    assertThat(state(order.id())).isEqualTo(OrderState.FULFILLED);
    assertThat(acme.states(order.id())).hasSize(2).allMatch("ACTIVE"::equals);
    assertRowsAgree();
    order.instances().forEach(CrashIT::delete);
    portal.work();
    assertThat(acme.holding()).isZero();
  }

  @TestFactory
  List<DynamicTest> aDeletionSurvivesADeathAnywhere() {
    return IntStream.rangeClosed(1, MOST_POINTS / 2)
        .mapToObj(
            point ->
                DynamicTest.dynamicTest(
                    "death at place " + point + " of deleting", () -> dieDeleting(point)))
        .toList();
  }

  private void dieDeleting(int point) {
    OrderView order = submit(2);
    portal.work();
    order.instances().forEach(CrashIT::delete);
    dies(point, portal::work);
    restart();

    assertThat(acme.states(order.id())).hasSize(2).allMatch("DELETED"::equals);
    assertRowsAgree();
  }

  @TestFactory
  List<DynamicTest> aFailureSurvivesADeathAnywhere() {
    return IntStream.rangeClosed(1, MOST_POINTS)
        .mapToObj(
            point ->
                DynamicTest.dynamicTest(
                    "death at place " + point + " of giving up", () -> dieGivingUp(point)))
        .toList();
  }

  private void dieGivingUp(int point) {
    portal.faults().arm("*", "create", Fault.FAIL_BEFORE, FailureKind.INVALID, 1, Duration.ZERO);
    OrderView order = submit(2);
    dies(point, portal::work);
    restart();
    portal.faults().reset();

    // The fault may have hit a process that died before it could say so; then the next one built.
    if (state(order.id()) == OrderState.FULFILLED) {
      order.instances().forEach(CrashIT::delete);
      portal.work();
    } else {
      assertThat(state(order.id())).isEqualTo(OrderState.FAILED);
    }
    assertThat(acme.states(order.id())).hasSize(2).allMatch("DELETED"::equals);
    assertRowsAgree();
  }

  @TestFactory
  List<DynamicTest> aReceiptIsAllOrNothing() {
    return IntStream.rangeClosed(1, 12)
        .mapToObj(
            point ->
                DynamicTest.dynamicTest(
                    "death at place " + point + " of ordering", () -> dieOrdering(point)))
        .toList();
  }

  private void dieOrdering(int point) {
    long before = portal.number("select count(*) from orders", Map.of());
    boolean died = dies(point, () -> submit(3));
    restart();

    long made = portal.number("select count(*) from orders", Map.of()) - before;
    assertThat(made).isIn(died ? List.of(0L, 1L) : List.of(1L));
    assertThat(acme.holding()).isEqualTo(3 * made);
    assertRowsAgree();
    portal
        .database()
        .call(
            () ->
                portal
                    .database()
                    .em()
                    .createQuery(
                        "select i.id from Instance i where i.state <>"
                            + " org.nephos.compute.InstanceState.DELETED",
                        UUID.class)
                    .getResultList())
        .forEach(CrashIT::delete);
    portal.work();
  }

  @Test
  void theseTestsReachTheEndOfEachWay() {
    OrderView order = submit(2);
    assertThat(dies(MOST_POINTS, portal::work)).isFalse();
    assertThat(portal.database().crashes().reached()).isBetween(20, MOST_POINTS);
    order.instances().forEach(CrashIT::delete);
    assertThat(dies(MOST_POINTS / 2, portal::work)).isFalse();
    assertThat(portal.database().crashes().reached()).isBetween(8, MOST_POINTS / 2);
  }

  @Test
  void anAnswerThatIsLostIsFoundOutByLookingAgain() {
    portal.faults().arm("*", "create", Fault.FAIL_AFTER, FailureKind.UNREACHABLE, 1, Duration.ZERO);
    OrderView order = submit(1);
    portal.work();
    restart();

    assertThat(state(order.id())).isEqualTo(OrderState.FULFILLED);
    assertRowsAgree();
    order.instances().forEach(CrashIT::delete);
    portal.work();
  }
}
