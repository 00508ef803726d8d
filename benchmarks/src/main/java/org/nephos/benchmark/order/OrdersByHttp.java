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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nephos.benchmark.portal.PortalClient;
import org.nephos.benchmark.portal.SignIn;

/** Receipts per second over HTTP, while the portal works the orders off on the simulator. */
public final class OrdersByHttp {
  private static final int CLIENTS = 16;
  private static final int ROUNDS = 5;

  /** So many orders are not measured: a server has run for longer than its compiler needs. */
  private static final int WARM_UP = 10_000;

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
      orders += run(clients, each) * each.toSeconds();
    }
    List<Double> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(Math.round(run(clients, each) * 10) / 10.0);
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

  private static double run(List<PortalClient> clients, Duration time)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      long begun = System.nanoTime();
      List<Future<Integer>> running = new ArrayList<>();
      for (PortalClient client : clients) {
        running.add(threads.submit(() -> orderUntil(client, begun + time.toNanos())));
      }
      int orders = 0;
      for (Future<Integer> one : running) {
        orders += one.get();
      }
      return orders * 1e9 / (System.nanoTime() - begun);
    } finally {
      threads.shutdownNow();
    }
  }

  private static int orderUntil(PortalClient client, long end)
      throws IOException, InterruptedException {
    int orders = 0;
    while (System.nanoTime() < end) {
      client.order(ZONE);
      orders++;
    }
    return orders;
  }
}
