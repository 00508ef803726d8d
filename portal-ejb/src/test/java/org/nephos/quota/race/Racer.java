package org.nephos.quota.race;

import static org.nephos.testing.DemoPeople.acmeAdmin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.nephos.compute.InstanceService;
import org.nephos.list.api.ListQuery;
import org.nephos.order.ApprovalService;
import org.nephos.order.OrderService;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.scaling.ScalingService;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.ResizeScalingGroup;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

/** The people of one node: each is a thread, and all begin at the same moment. */
final class Racer {
  private final Portal portal;
  private final RaceField field;
  private final List<Acme> projects;
  private final Consumer<Outcome> told;

  /**
   * @param told hears each outcome as soon as it is there, from any thread
   */
  Racer(Portal portal, RaceField field, Consumer<Outcome> told) {
    System.setProperty("nephos.quota.reserved-share", String.valueOf(field.share()));
    this.portal = portal;
    this.field = field;
    this.projects = List.of(new Acme(portal, field.first()), new Acme(portal, field.second()));
    this.told = told;
  }

  /** Each orders so many instances, once. */
  void race(int people, int count) {
    all(people, number -> attempt(() -> order(number, count, OnQuotaExceeded.REFUSE)));
  }

  /** Each does so many things at random. */
  void live(long seed, int people, int acts) {
    all(
        people,
        number -> {
          Random random = new Random(seed * 1_000 + number);
          Life life = new Life();
          for (int i = 0; i < acts; i++) {
            attempt(() -> life.act(random));
          }
        });
  }

  private void all(int people, Consumer<Integer> person) {
    CyclicBarrier start = new CyclicBarrier(people);
    ExecutorService threads = Executors.newFixedThreadPool(people);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  person.accept(number);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void attempt(Callable<Outcome> act) {
    Outcome outcome;
    try {
      outcome = portal.as(acmeAdmin(), act);
    } catch (RuntimeException e) {
      outcome = Outcome.of(e);
    }
    told.accept(outcome);
  }

  private Outcome order(int number, int count, OnQuotaExceeded full) {
    Acme project = projects.get(number % projects.size());
    return Outcome.accepted(
        portal.get(OrderService.class).submit(project.order("racer", count, full), null).id());
  }

  /** What one person has, and does with it. */
  private final class Life {
    private final List<UUID> instances = new ArrayList<>();
    private final List<UUID> groups = new ArrayList<>();
    private final List<UUID> waiting = new ArrayList<>();

    Outcome act(Random random) {
      int dice = random.nextInt(12);
      if (dice < 4) {
        lookAfterWaiting();
      }
      if (dice < 4 && !instances.isEmpty()) {
        return delete(instances.remove(random.nextInt(instances.size())));
      }
      if (dice == 4 && !groups.isEmpty()) {
        return resize(groups.get(random.nextInt(groups.size())), random.nextInt(3));
      }
      if (dice == 5 && !groups.isEmpty()) {
        portal.get(ScalingService.class).delete(groups.remove(0));
        return Outcome.done();
      }
      if (dice == 6 || dice == 7) {
        return group(random);
      }
      if (field.asks() && dice > 8) {
        return decide(random);
      }
      OrderView order =
          portal
              .get(OrderService.class)
              .submit(
                  projects
                      .get(random.nextInt(projects.size()))
                      .order(
                          "life",
                          1 + random.nextInt(3),
                          dice == 5 ? OnQuotaExceeded.WAIT : OnQuotaExceeded.REFUSE),
                  null);
      instances.addAll(order.instances());
      if (order.instances().isEmpty()) {
        waiting.add(order.id());
      }
      if (dice == 8) {
        portal.get(OrderService.class).cancel(order.id(), "changed my mind");
      }
      return Outcome.accepted(order.id());
    }

    /** What had to wait and was made meanwhile is there to be deleted. */
    private void lookAfterWaiting() {
      waiting.removeIf(
          id -> {
            OrderView order = portal.get(OrderService.class).get(id);
            instances.addAll(order.instances());
            return !order.instances().isEmpty() || order.finishedAt() != null;
          });
    }

    private Outcome delete(UUID id) {
      portal.get(InstanceService.class).delete(id, (Duration) null, null);
      return Outcome.done();
    }

    private Outcome resize(UUID group, int desired) {
      portal
          .get(ScalingService.class)
          .resize(group, new ResizeScalingGroup(null, desired, null), null);
      return Outcome.done();
    }

    /** Its term is over; the tick finds it. */
    private void runOut(UUID order) {
      portal.inTransaction(
          () ->
              portal
                  .database()
                  .em()
                  .createNativeQuery(
                      "update orders set deadline = created_at"
                          + " where id = :id and state = 'PENDING_APPROVAL'")
                  .setParameter("id", order)
                  .executeUpdate());
    }

    private Outcome group(Random random) {
      Acme project = projects.get(random.nextInt(projects.size()));
      UUID id =
          portal
              .get(ScalingService.class)
              .create(
                  new CreateScalingGroup(
                      project.project(),
                      "racers",
                      0,
                      2,
                      random.nextInt(3),
                      0,
                      new CreateScalingGroup.Template(
                          project.flavor(), project.image(), "sim", null, null, null, Map.of()),
                      List.of()),
                  null)
              .id();
      groups.add(id);
      return Outcome.done();
    }

    /** Approves, denies, calls off or lets run out one of those that wait, whoever ordered it. */
    private Outcome decide(Random random) {
      ApprovalService approvals = portal.get(ApprovalService.class);
      List<OrderView> waiting =
          approvals
              .waiting(ListQuery.firstPage().with("tenant", field.tenant().toString()))
              .items();
      if (waiting.isEmpty()) {
        return Outcome.done();
      }
      UUID id = waiting.get(random.nextInt(waiting.size())).id();
      int what = random.nextInt(5);
      if (what == 0) {
        approvals.reject(id, "not now");
      } else if (what == 1) {
        portal.get(OrderService.class).cancel(id, "not needed");
      } else if (what == 2) {
        runOut(id);
      } else {
        OrderView approved = approvals.approve(id, null);
        if (approved.fault() != null) {
          return Outcome.broken("approved, and then " + approved.fault());
        }
      }
      return Outcome.done();
    }
  }
}
