package org.nephos.benchmark.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nephos.benchmark.portal.PortalClient;
import org.nephos.benchmark.portal.SignIn;

/**
 * Receipts per second over HTTP, while the portal works the orders off on the simulator. What was
 * ordered is deleted after each round, so that all rounds find the same small cloud.
 */
public final class OrdersByHttp {
  private static final int CLIENTS = 16;
  private static final int ROUNDS = 5;

  /** So many orders are not measured: a server has run for longer than its compiler needs. */
  private static final int WARM_UP = 5_000;

  private static final String ZONE = "sim";

  private OrdersByHttp() {}

  /**
   * Prints a line of JSON.
   *
   * @param args how many seconds a round takes (10); the first ones are not measured
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Duration each = Duration.ofSeconds(args.length == 0 ? 10 : Integer.parseInt(args[0]));
    SignIn signIn = new SignIn("acme-user");
    PortalClient member = new PortalClient(signIn);
    new PortalClient("operator").raiseQuotas(member.project(), member.tenant(), 1_000_000);
    List<PortalClient> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new PortalClient(signIn));
    }
    for (double orders = 0; orders < WARM_UP; ) {
      orders += round(clients, each) * each.toSeconds();
    }
    List<Double> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(Math.round(round(clients, each) * 10) / 10.0);
    }
    List<Double> sorted = rounds.stream().sorted().toList();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", "orders by HTTP");
    line.put("unit", "1/s");
    line.put("clients", CLIENTS);
    line.put("p50", sorted.get(ROUNDS / 2));
    line.put("min", sorted.get(0));
    line.put("max", sorted.get(ROUNDS - 1));
    new PrintStream(System.out, true, StandardCharsets.UTF_8)
        .println(new ObjectMapper().writeValueAsString(line));
  }

  private static double round(List<PortalClient> clients, Duration time)
      throws IOException, InterruptedException, ExecutionException {
    Queue<String> made = new ConcurrentLinkedQueue<>();
    double rate = run(clients, time, made);
    List<String> all = List.copyOf(made);
    inParallel(
        clients,
        number -> {
          for (int i = number; i < all.size(); i += clients.size()) {
            clients.get(number).delete(all.get(i));
          }
          return 0;
        });
    while (!clients.get(0).hasNoInstances()) {
      Thread.sleep(500);
    }
    return rate;
  }

  private interface Act {
    int by(int client) throws IOException, InterruptedException;
  }

  private static int inParallel(List<PortalClient> clients, Act act)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < clients.size(); i++) {
        int number = i;
        running.add(threads.submit(() -> act.by(number)));
      }
      int sum = 0;
      for (Future<Integer> one : running) {
        sum += one.get();
      }
      return sum;
    } finally {
      threads.shutdownNow();
    }
  }

  private static double run(List<PortalClient> clients, Duration time, Queue<String> made)
      throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    int orders =
        inParallel(
            clients, number -> orderUntil(clients.get(number), begun + time.toNanos(), made));
    return orders * 1e9 / (System.nanoTime() - begun);
  }

  private static int orderUntil(PortalClient client, long end, Queue<String> made)
      throws IOException, InterruptedException {
    int orders = 0;
    while (System.nanoTime() < end) {
      made.add(client.order(ZONE));
      orders++;
    }
    return orders;
  }
}
