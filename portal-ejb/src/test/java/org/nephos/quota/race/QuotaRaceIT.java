package org.nephos.quota.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeAdmin;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.compute.InstanceService;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.job.JobRunner;
import org.nephos.job.JobStore;
import org.nephos.job.LeasedJob;
import org.nephos.order.ApprovalService;
import org.nephos.order.OrderExpiryTick;
import org.nephos.order.OrderService;
import org.nephos.order.WaitingOrders;
import org.nephos.order.api.OrderView;
import org.nephos.scaling.ScalingService;
import org.nephos.scaling.ScalingTick;
import org.nephos.testing.Database;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

/**
 * Quota under everything at once. Sixty-four people, on PostgreSQL half of them at a second node in
 * a process of its own, against ten free places; then lives of orders, deletions, groups that grow
 * and shrink, calls of drivers that fail and, in some rounds, the second node killed in mid-work;
 * then against whatever is free. In half of the rounds policies want approvals: people approve,
 * deny and call off what waits, terms run out, and at the end exactly as many wait as there is room
 * for and every one of them can be approved. Every round has a tenant of its own. {@code
 * nephos.test.seeds} says how many rounds there are, {@code nephos.test.seed} which is the first.
 */
class QuotaRaceIT {
  @RegisterExtension
  static final Portal portal = new Portal().withConnections(Database.isPostgres() ? 40 : 80);

  private static final int PEOPLE = 64;
  private static final int PLACES = 10;
  private static final int ACTS = 8;
  private static final int WORKERS = 3;
  private static final int KILL_EVERY = 20;
  private static final int WORKS_EVERY = 5;
  private static final Duration LEASES_OVER = Duration.ofMinutes(2);
  private static final long PAUSE_NANOS = 10_000_000;

  private static final Logger LOG = Logger.getLogger(QuotaRaceIT.class.getName());

  private static OtherNode other;

  /** The tenant of the round that runs, or of one that failed and left it as it was. */
  private static RaceField left;

  static Stream<Long> seeds() {
    long first = Long.getLong("nephos.test.seed", 1);
    return LongStream.range(first, first + Long.getLong("nephos.test.seeds", 20)).boxed();
  }

  @BeforeAll
  static void begin() {
    portal.withDemoData();
  }

  /** A round that failed spoils no other: what it broke, began and left behind is put away. */
  @BeforeEach
  void putAway() {
    portal.faults().reset();
    portal.use(Clock.systemUTC());
    if (left != null) {
      RaceField failed = left;
      left = null;
      endOther();
      outliveTheOther();
      cancelWaiting(failed);
      deleteAll(failed);
    }
  }

  @AfterAll
  static void end() {
    System.clearProperty("nephos.quota.reserved-share");
    endOther();
  }

  private static void endOther() {
    if (other != null) {
      other.close();
      other = null;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void asManyAreAcceptedAsThereIsRoomFor(long seed) throws Exception {
    RaceField field = RaceField.make(portal, seed, PLACES);
    left = field;
    try (Snapshots snapshots = new Snapshots(portal.database().dataSource(), field)) {
      race(field, seed, PLACES);
      settle();
      assertThat(field.orders(portal, "FULFILLED"))
          .as("whoever was accepted has it")
          .isEqualTo(PLACES);

      // Lives begin in an empty place: in a full one nothing would ever happen.
      deleteAll(field);
      live(field, seed);
      portal.faults().reset();
      if (other != null && !other.isAlive()) {
        outliveTheOther();
      }
      settle();
      assertThat(field.orders(portal, "PROVISIONING"))
          .as("every order has come to its end")
          .isZero();
      assertThat(failuresForQuota(field)).as("nobody was accepted and failed for quota").isZero();

      if (field.asks()) {
        assertThat(approvalsAsked(field)).as("something had to be approved").isPositive();
      }
      cancelWaiting(field);
      race(field, seed, PLACES - field.taken(portal));

      deleteAll(field);
      assertThat(field.taken(portal)).as("all is given back").isZero();
      if (field.asks()) {
        raceForApprovals(field, seed);
        deleteAll(field);
        assertThat(field.taken(portal)).as("all is given back").isZero();
      }
    }
    left = null;
    LOG.log(Level.INFO, "seed {0} is through", seed);
  }

  /** All at once for one place each; exactly as many get one as there are. */
  private static void race(RaceField field, long seed, int free) throws Exception {
    int before = field.taken(portal);
    List<Outcome> outcomes = together(field, seed, 0, 1, 0);
    assertThat(outcomes).hasSize(PEOPLE);
    assertThat(outcomes.stream().filter(Outcome::isAccepted)).as("accepted").hasSize(free);
    assertThat(outcomes)
        .as("nobody is refused while there is room")
        .allMatch(one -> one.isAccepted() || one.isFull());
    assertThat(field.taken(portal)).isEqualTo(before + free);
  }

  /** All at once for two places each; as many wait as may, and each of them can be approved. */
  private static void raceForApprovals(RaceField field, long seed) throws Exception {
    int most = Math.min(PLACES, field.mayWait()) / 2;
    List<Outcome> outcomes = together(field, seed, 0, 2, 0);
    assertThat(outcomes.stream().filter(Outcome::isAccepted)).as("wait").hasSize(most);
    assertThat(outcomes)
        .as("nobody is refused while there is room")
        .allMatch(one -> one.isAccepted() || one.isFull());
    List<UUID> waiting =
        ids("orders where state = 'PENDING_APPROVAL' and tenant_id = :tenant", field);
    assertThat(waiting).hasSize(most);
    assertThat(field.taken(portal)).as("room that is held").isEqualTo(2 * most);

    List<Object> decided =
        Together.run(
            waiting.stream()
                .<Supplier<?>>map(
                    id ->
                        () ->
                            portal.as(
                                acmeAdmin(),
                                () -> portal.get(ApprovalService.class).approve(id, null)))
                .toArray(Supplier<?>[]::new));

    assertThat(decided)
        .as("what waits can be approved")
        .allSatisfy(
            one ->
                assertThat(one)
                    .isInstanceOfSatisfying(
                        OrderView.class, order -> assertThat(order.instances()).hasSize(2)));
    assertThat(field.taken(portal)).as("room that is used").isEqualTo(2 * most);
    long before = field.orders(portal, "FULFILLED");
    settle();
    assertThat(field.orders(portal, "FULFILLED") - before).isEqualTo(most);
  }

  /** Lives at random, with workers and failing hosts, and sometimes the end of the other node. */
  private static void live(RaceField field, long seed) throws Exception {
    CompletableFuture<Void> people = new CompletableFuture<>();
    List<FutureTask<Void>> workers =
        IntStream.rangeClosed(1, WORKERS)
            .mapToObj(
                number ->
                    new FutureTask<Void>(
                        () -> workUntil(people, "worker/" + number, new Random(seed + number)),
                        null))
            .toList();
    workers.forEach(worker -> new Thread(worker, "worker").start());
    try {
      int killAfter = seed % KILL_EVERY == 0 ? 1 + new Random(seed).nextInt(PEOPLE) : 0;
      assertThat(together(field, seed, ACTS, 0, killAfter))
          .allMatch(Outcome::isAnswer)
          .as("something happened")
          .anyMatch(Outcome::isAccepted);
    } finally {
      people.complete(null);
      for (FutureTask<Void> worker : workers) {
        worker.get();
      }
    }
  }

  private static List<Outcome> together(
      RaceField field, long seed, int acts, int count, int killAfter) throws IOException {
    List<Outcome> here = Collections.synchronizedList(new ArrayList<>());
    Racer racer = new Racer(portal, field, here::add);
    List<Outcome> there = List.of();
    int people = Database.isPostgres() ? PEOPLE / 2 : PEOPLE;
    if (Database.isPostgres()) {
      if (other == null || !other.isAlive()) {
        other = OtherNode.start(portal.database());
      }
      other.begin(
          new RaceNode.Task(field, seed, people, acts, count, acts > 0 && seed % WORKS_EVERY == 0));
    }
    Thread local =
        new Thread(
            () -> {
              if (acts == 0) {
                racer.race(people, count);
              } else {
                racer.live(-seed, people, acts);
              }
            });
    local.start();
    if (Database.isPostgres()) {
      there = other.hear(killAfter);
    }
    try {
      local.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    List<Outcome> all = new ArrayList<>(here);
    all.addAll(there);
    return all;
  }

  private static void workUntil(CompletableFuture<Void> end, String name, Random random) {
    FailureKind[] kinds = {FailureKind.BUSY, FailureKind.UNREACHABLE, FailureKind.INVALID};
    while (!end.isDone()) {
      FailureKind kind = kinds[random.nextInt(kinds.length)];
      portal.faults().arm("*", "create", Fault.FAIL_BEFORE, kind, 1, Duration.ZERO);
      List<LeasedJob> jobs = portal.get(JobStore.class).lease(name, 3);
      jobs.forEach(portal.get(JobRunner.class)::run);
      portal.asSystem(portal.get(WaitingOrders.class)::goOn);
      portal.asSystem(portal.get(OrderExpiryTick.class)::tick);
      portal.asSystem(portal.get(ScalingTick.class)::tick);
      if (jobs.isEmpty()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static void settle() {
    for (int i = 0; i < 8; i++) {
      portal.workWithoutPauses();
      portal.asSystem(portal.get(WaitingOrders.class)::goOn);
    }
  }

  /** The jobs that the other node had in its hands are taken over when its leases are over. */
  private static void outliveTheOther() {
    portal.use(Clock.offset(Clock.systemUTC(), LEASES_OVER));
    portal.get(JobStore.class).reclaim();
    settle();
    portal.use(Clock.systemUTC());
    assertThat(
            portal.number(
                "select count(*) from job where state = 'RUNNING' and lease_owner = :owner",
                Map.of("owner", RaceNode.OWNER)))
        .as("jobs that nobody works on any more")
        .isZero();
  }

  private static long failuresForQuota(RaceField field) {
    return portal.number(
        "select count(*) from orders where tenant_id = :tenant and fault_code like '%quota%'",
        Map.of("tenant", field.tenant()));
  }

  private static long approvalsAsked(RaceField field) {
    return portal.number(
        "select count(*) from order_approval where tenant_id = :tenant and asked_at is not null",
        Map.of("tenant", field.tenant()));
  }

  private static void cancelWaiting(RaceField field) {
    for (UUID id :
        ids(
            "orders where state in ('PENDING_QUOTA', 'PENDING_APPROVAL') and tenant_id = :tenant",
            field)) {
      portal.as(acmeAdmin(), () -> portal.get(OrderService.class).cancel(id, "end of waiting"));
    }
  }

  private static void deleteAll(RaceField field) {
    for (UUID id : ids("scaling_group where state <> 'DELETED' and tenant_id = :tenant", field)) {
      portal.as(acmeAdmin(), () -> portal.get(ScalingService.class).delete(id));
    }
    settle();
    for (UUID id : ids("instance where state <> 'DELETED' and tenant_id = :tenant", field)) {
      portal.as(
          acmeAdmin(), () -> portal.get(InstanceService.class).delete(id, (Duration) null, null));
    }
    settle();
  }

  private static List<UUID> ids(String from, RaceField field) {
    return portal
        .database()
        .call(
            () ->
                portal
                    .database()
                    .em()
                    .createNativeQuery("select id from " + from, UUID.class)
                    .setParameter("tenant", field.tenant())
                    .getResultList());
  }
}
