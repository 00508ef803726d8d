package org.nephos.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.compute.api.InstanceView;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.integrity.IntegrityService;
import org.nephos.job.JobRunner;
import org.nephos.job.JobStore;
import org.nephos.job.LeasedJob;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.MeteringService;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.problem.api.PortalException;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

/**
 * People, workers and failing hosts at once, at random but by a seed; when all is quiet, the
 * figures that everything depends on agree to the last one.
 */
class InvariantsIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final int PEOPLE = 6;
  private static final int ACTS = 40;
  private static final int WORKERS = 3;

  private static Acme acme;

  @BeforeAll
  static void makeTheCloud() {
    portal.withDemoData();
    acme = new Acme(portal);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverPeopleDoAtOnceTheFiguresAgree(long seed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PEOPLE + WORKERS + 2);
    AtomicBoolean busy = new AtomicBoolean(true);
    List<Future<?>> backstage = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      String name = "worker/" + i;
      backstage.add(threads.submit(() -> workWhile(busy, name)));
    }
    backstage.add(threads.submit(() -> breakHostsWhile(busy, new Random(seed))));
    backstage.add(threads.submit(() -> checkWhile(busy)));
    List<Callable<Void>> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      Random random = new Random(seed * 100 + i);
      people.add(() -> live(random));
    }
    try {
      done(threads.invokeAll(people));
      busy.set(false);
      done(backstage);
    } finally {
      busy.set(false);
      threads.shutdown();
    }
    portal.faults().reset();
    settle();
    assertFiguresAgree();

    // Orders that wait go on as others make room, so it takes more than one round.
    while (!all().isEmpty()) {
      for (InstanceView left : all()) {
        portal.as(operator(), () -> instances().delete(left.id(), null, "the end of the test"));
      }
      settle();
    }
    assertFiguresAgree();
    assertThat(acme.used("instances")).isZero();
    assertThat(acme.used("ram_mib")).isZero();
  }

  private static void done(List<? extends Future<?>> all) throws InterruptedException {
    for (Future<?> one : all) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause());
      }
    }
  }

  private static InstanceService instances() {
    return portal.get(InstanceService.class);
  }

  private static List<InstanceView> all() {
    return portal
        .as(operator(), () -> instances().list(new ListQuery(Map.of(), null, 500, null)))
        .items();
  }

  private Void live(Random random) {
    List<UUID> known = new ArrayList<>();
    List<UUID> orders = new ArrayList<>();
    for (int i = 0; i < ACTS; i++) {
      try {
        act(random, known, orders);
      } catch (PortalException refused) {
        // Full, not now, gone already: all of them are answers.
        assertThat(refused.status()).isBetween(400, 499);
      }
    }
    return null;
  }

  private static void act(Random random, List<UUID> known, List<UUID> orders) {
    int dice = random.nextInt(10);
    if (dice < 4 || known.isEmpty()) {
      OnQuotaExceeded full = random.nextInt(3) == 0 ? OnQuotaExceeded.WAIT : OnQuotaExceeded.REFUSE;
      OrderView order =
          portal.as(
              acmeUser(),
              () ->
                  portal
                      .get(OrderService.class)
                      .submit(acme.order("life", 1 + random.nextInt(3), full), null));
      known.addAll(order.instances());
      orders.add(order.id());
      return;
    }
    UUID id = known.get(random.nextInt(known.size()));
    switch (dice) {
      case 4, 5 -> portal.as(acmeUser(), () -> instances().delete(id, null, null));
      case 6 -> portal.as(acmeAdmin(), () -> instances().delete(id, Duration.ofHours(1), null));
      case 7 -> portal.as(acmeUser(), () -> instances().restore(id));
      case 8 -> {
        InstanceAction[] actions = InstanceAction.values();
        InstanceAction action = actions[random.nextInt(actions.length)];
        portal.as(acmeUser(), () -> instances().act(id, action, null));
      }
      default -> {
        UUID order = orders.get(random.nextInt(orders.size()));
        portal.as(
            acmeUser(), () -> portal.get(OrderService.class).cancel(order, "changed my mind"));
      }
    }
  }

  private static void workWhile(AtomicBoolean busy, String name) {
    while (busy.get()) {
      List<LeasedJob> jobs = portal.get(JobStore.class).lease(name, 3);
      jobs.forEach(portal.get(JobRunner.class)::run);
      if (jobs.isEmpty()) {
        pause(5);
      }
    }
  }

  private static void breakHostsWhile(AtomicBoolean busy, Random random) {
    Fault[] faults = {Fault.FAIL_BEFORE, Fault.FAIL_AFTER};
    FailureKind[] kinds = {FailureKind.BUSY, FailureKind.UNREACHABLE, FailureKind.INVALID};
    String[] operations = {"create", "setPower", "destroy"};
    while (busy.get()) {
      String operation = operations[random.nextInt(operations.length)];
      // A removal that can never succeed is the operator's; here all of them can, sooner or later.
      int possible = operation.equals("destroy") ? kinds.length - 1 : kinds.length;
      portal
          .faults()
          .arm(
              "*",
              operation,
              faults[random.nextInt(faults.length)],
              kinds[random.nextInt(possible)],
              1,
              Duration.ZERO);
      portal.asSystem(portal.get(WaitingOrders.class)::goOn);
      pause(40);
    }
  }

  /** What holds at every commit holds at any moment, and the live checks say so. */
  private static void checkWhile(AtomicBoolean busy) {
    while (busy.get()) {
      assertThat(portal.as(operator(), portal.get(IntegrityService.class)::check))
          .as("live checks while all is in motion")
          .allSatisfy(one -> assertThat(one.drift()).as(one.invariant()).isEmpty());
      pause(20);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Works all jobs off; those that pause after a failure are called now. */
  private static void settle() {
    for (int i = 0; i < 40; i++) {
      portal.workWithoutPauses();
      portal.asSystem(portal.get(WaitingOrders.class)::goOn);
    }
  }

  private static void assertFiguresAgree() {
    for (String resource : List.of("instances", "vcpus", "ram_mib", "disk_gib")) {
      String amount = resource.equals("instances") ? "1" : "i." + resource;
      for (String scope : List.of("project", "tenant")) {
        assertThat(
                portal.number(
                    "select count(*) from quota_scope q where q.kind = '"
                        + scope.toUpperCase(Locale.ROOT)
                        + "' and q.used_"
                        + resource
                        + " <> (select coalesce(sum("
                        + amount
                        + "), 0) from instance i where i."
                        + scope
                        + "_id = q.id and i.state <> 'DELETED')",
                    Map.of()))
            .as("I1: used %s of each %s is what its rows hold", resource, scope)
            .isZero();
      }
      assertThat(
              portal.number(
                  "select count(*) from quota_scope where used_"
                      + resource
                      + " + reserved_"
                      + resource
                      + " > limit_"
                      + resource,
                  Map.of()))
          .as("I1: nobody is above a limit")
          .isZero();
    }
    assertThat(
            portal.number("select count(*) from orders where state in ('PROVISIONING')", Map.of()))
        .as("I2: every order that could begin has come to its end")
        .isZero();
    assertThat(
            portal.number(
                "select count(*) from orders o where o.state = 'FAILED' and exists (select 1 from"
                    + " instance i where i.order_id = o.id and i.state <> 'DELETED')",
                Map.of()))
        .as("I2: what failed holds nothing")
        .isZero();
    assertThat(portal.number("select count(*) from instance where task is not null", Map.of()))
        .as("I2: no task is left")
        .isZero();
    long holding = acme.holding();
    assertThat(portal.guests()).as("I3: guests").isEqualTo(holding);
    assertThat(portal.number("select count(*) from allocation", Map.of()))
        .as("I3: allocations")
        .isEqualTo(holding);
    assertThat(
            portal.number(
                "select count(*) from host h where h.allocated_vcpus <> (select"
                    + " coalesce(sum(a.vcpus), 0) from allocation a where a.host_id = h.id)",
                Map.of()))
        .as("I3: hosts have promised what is allocated on them")
        .isZero();
    assertThat(portal.number("select count(*) from port", Map.of()))
        .as("I3: addresses")
        .isEqualTo(holding);
    portal.asSystem(portal.get(MeteringService.class)::tick);
    assertThat(
            portal.number(
                "select count(*) from usage_record a join usage_record b on b.resource_id ="
                    + " a.resource_id and b.meter = a.meter and b.id <> a.id and b.from_at <"
                    + " a.to_at and a.from_at < b.to_at",
                Map.of()))
        .as("I4: no second is in two records")
        .isZero();
    assertThat(
            portal.number(
                "select count(*) from event where outcome = 'DONE' and resource_type = 'instance'"
                    + " and resource_version is not null",
                Map.of()))
        .as("I7: each transition has its event")
        .isEqualTo(portal.number("select sum(transition_no) from instance", Map.of()));
  }
}
