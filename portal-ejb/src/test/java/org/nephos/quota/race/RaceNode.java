package org.nephos.quota.race;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.nephos.job.JobRunner;
import org.nephos.job.JobStore;
import org.nephos.job.LeasedJob;
import org.nephos.json.Json;
import org.nephos.testing.Portal;

/**
 * A second node: a process of its own on the same database, told by lines what to do, telling each
 * outcome by a line as soon as it is there.
 */
final class RaceNode {
  static final String READY = "ready";
  static final String END = "end";

  /** Who its jobs belong to. */
  static final String OWNER = "other/1";

  private static final long PAUSE_NANOS = 10_000_000;

  private RaceNode() {}

  /**
   * @param acts 0 for a race, else for lives
   * @param count how many instances each orders in a race
   * @param works whether the node works jobs off meanwhile, on simulated hosts of its own
   */
  record Task(RaceField field, long seed, int people, int acts, int count, boolean works) {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    // Whatever else is printed must not stand between the outcomes.
    System.setOut(System.err);
    try (Portal portal = new Portal().start();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      out.println(READY);
      String line = in.readLine();
      while (line != null) {
        run(portal, Json.read(line, Task.class), out);
        line = in.readLine();
      }
    }
  }

  private static void run(Portal portal, Task task, PrintStream out) {
    CompletableFuture<Void> people = new CompletableFuture<>();
    Thread worker = new Thread(() -> workUntil(portal, people), "worker");
    if (task.works()) {
      worker.start();
    }
    try {
      live(portal, task, out);
    } finally {
      people.complete(null);
    }
    try {
      worker.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    out.println(END);
  }

  private static void workUntil(Portal portal, CompletableFuture<Void> end) {
    while (!end.isDone()) {
      List<LeasedJob> jobs = portal.get(JobStore.class).lease(OWNER, 3);
      jobs.forEach(portal.get(JobRunner.class)::run);
      if (jobs.isEmpty()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static void live(Portal portal, Task task, PrintStream out) {
    Racer racer = new Racer(portal, task.field(), outcome -> out.println(Json.write(outcome)));
    if (task.acts() == 0) {
      racer.race(task.people(), task.count());
    } else {
      racer.live(task.seed(), task.people(), task.acts());
    }
  }
}
