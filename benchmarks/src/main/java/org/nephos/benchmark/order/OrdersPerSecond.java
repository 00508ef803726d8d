package org.nephos.benchmark.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nephos.order.OrderService;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;
import org.nephos.tenancy.Membership;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.Tenant;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Acme;
import org.nephos.testing.Callers;
import org.nephos.testing.Portal;

/**
 * Orders per second through the order facade on PostgreSQL, and, in turns with it, {@code pgbench}
 * with the very statements that one such order was heard to make, once by the protocol that we use
 * ourselves (prepared statements) and once by its usual one (simple). Jobs are not worked off, on
 * neither side.
 */
public final class OrdersPerSecond {
  private static final int CLIENTS = 16;
  private static final int ROUNDS = 5;

  /** So many orders are not measured: a server has run for longer than its compiler needs. */
  private static final int WARM_UP = 15_000;

  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  private final Portal portal;
  private final RecordedSql recorded;
  private final Duration each;
  private final Acme what;
  private final OrderService orders;
  private final AtomicLong cpu = new AtomicLong();

  private OrdersPerSecond(Portal portal, RecordedSql recorded, Duration each) {
    this.portal = portal;
    this.recorded = recorded;
    this.each = each;
    this.what = new Acme(portal);
    this.orders = portal.get(OrderService.class);
  }

  /**
   * Prints a line of JSON for one hot tenant, and one for a thousand.
   *
   * @param args how many seconds a side runs in a round (10)
   */
  public static void main(String[] args) throws Exception {
    Duration each = Duration.ofSeconds(args.length == 0 ? 10 : Integer.parseInt(args[0]));
    System.setProperty("nephos.test.db", "postgresql");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (int tenants : List.of(1, 1_000)) {
      RecordedSql recorded = new RecordedSql();
      try (Portal portal = new Portal().withDataSource(recorded::around).start()) {
        portal.withDemoData();
        OrdersPerSecond benchmark = new OrdersPerSecond(portal, recorded, each);
        out.println(new ObjectMapper().writeValueAsString(benchmark.measure(tenants)));
      }
    }
  }

  private Map<String, Object> measure(int tenants) throws Exception {
    portal.inTransaction(
        () -> {
          for (int i = 1; i <= tenants; i++) {
            make(i);
          }
          return null;
        });
    for (double orders = 0; orders < WARM_UP; ) {
      orders += run(tenants, each) * each.toSeconds();
    }
    Path script = Files.createTempFile("order", ".sql");
    Files.writeString(script, listen(tenants));
    List<Double> facade = new ArrayList<>();
    List<Double> prepared = new ArrayList<>();
    List<Double> simple = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      cpu.set(0);
      facade.add(run(tenants, each));
      processor.add(cpu.get() / 1e6 / (facade.get(i) * each.toSeconds()));
      prepared.add(pgbench(script, "prepared"));
      simple.add(pgbench(script, "simple"));
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", "orders per second, " + tenants + (tenants == 1 ? " tenant" : " tenants"));
    line.put("clients", CLIENTS);
    line.put("statements", Files.readAllLines(script).size() - 2);
    line.put("facade", figures(facade));
    line.put("pgbench, prepared", figures(prepared));
    line.put("ratio to prepared", figures(ratios(facade, prepared)));
    line.put("pgbench, simple", figures(simple));
    line.put("ratio to simple", figures(ratios(facade, simple)));
    line.put("facade's processor time of an order, ms", figures(processor));
    Files.delete(script);
    return line;
  }

  private static List<Double> ratios(List<Double> facade, List<Double> floor) {
    return IntStream.range(0, ROUNDS).mapToObj(i -> facade.get(i) / floor.get(i)).toList();
  }

  private static Map<String, Object> figures(List<Double> all) {
    List<Double> sorted = all.stream().sorted().toList();
    return Map.of(
        "p50", round(sorted.get(sorted.size() / 2)),
        "min", round(sorted.get(0)),
        "max", round(sorted.get(sorted.size() - 1)));
  }

  private static double round(double figure) {
    return Math.round(figure * 100) / 100.0;
  }

  // ids are made as PostgreSQL's md5(…)::uuid makes them, so that the script can make them, too

  private static UUID id(String kind, int number) {
    try {
      byte[] sum =
          MessageDigest.getInstance("MD5")
              .digest((kind + number).getBytes(StandardCharsets.US_ASCII));
      BigInteger bits = new BigInteger(1, sum);
      return new UUID(bits.shiftRight(Long.SIZE).longValue(), bits.longValue());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String expression(String kind) {
    return "md5('" + kind + "' || :t)::uuid";
  }

  private void make(int number) {
    EntityManager em = portal.database().em();
    Instant now = Instant.now();
    UUID tenant = id("tenant", number);
    UUID project = id("project", number);
    UUID plan =
        (UUID)
            em.createNativeQuery("select price_plan_id from tenant where name = 'acme'", UUID.class)
                .getSingleResult();
    em.persist(new Tenant(tenant, "bench-" + number, "Bench", plan, ZoneOffset.UTC, now));
    em.persist(new Project(project, tenant, "default", now));
    em.persist(
        new Membership(
            id("membership", number), id("person", number), Role.MEMBER, tenant, project, now));
    em.flush();
    QuotaRepository quota = portal.get(QuotaRepository.class);
    quota.create(tenant, null, tenant);
    quota.create(project, tenant, tenant);
    quota.setLimit(tenant, QuotaResource.INSTANCES, Integer.MAX_VALUE);
    quota.setLimit(project, QuotaResource.INSTANCES, Integer.MAX_VALUE);
  }

  private void order(int tenant) {
    Caller caller = Callers.person(id("person", tenant), "bench", "Bench", "bench@example.org");
    portal.as(
        caller,
        () ->
            orders.submit(
                what.order(id("project", tenant), "bench", 1, OnQuotaExceeded.REFUSE), null));
  }

  private String listen(int tenants) {
    Map<UUID, String> known = new HashMap<>();
    for (String kind : List.of("tenant", "project", "person", "membership")) {
      known.put(id(kind, 1), expression(kind));
    }
    for (String table : List.of("flavor", "image", "network", "price_plan")) {
      for (UUID there : ids(table)) {
        known.put(there, "'" + there + "'::uuid");
      }
    }
    recorded.begin(known);
    order(1);
    return recorded.end(tenants);
  }

  private List<UUID> ids(String table) {
    return portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery("select id from " + table, UUID.class)
                .getResultList());
  }

  private double run(int tenants, Duration time) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      long begun = System.nanoTime();
      long end = begun + time.toNanos();
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(threads.submit(() -> orderUntil(tenants, end)));
      }
      int orders = 0;
      for (Future<Integer> one : running) {
        orders += one.get();
      }
      return orders * 1e9 / (System.nanoTime() - begun);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private int orderUntil(int tenants, long end) {
    int orders = 0;
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    while (System.nanoTime() < end) {
      order(ThreadLocalRandom.current().nextInt(tenants) + 1);
      orders++;
    }
    cpu.addAndGet(threads.getCurrentThreadCpuTime() - before);
    return orders;
  }

  private double pgbench(Path script, String protocol) throws IOException {
    String url = System.getProperty("nephos.test.db.url");
    Matcher place = Pattern.compile("//([^:/]+):(\\d+)/(\\w+)").matcher(url);
    if (!place.find()) {
      throw new IllegalArgumentException(url);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("nephos.pgbench", "pgbench"),
            "-n",
            "-M",
            protocol,
            "-c",
            String.valueOf(CLIENTS),
            "-j",
            "2",
            "-T",
            String.valueOf(each.toSeconds()),
            "-h",
            place.group(1),
            "-p",
            place.group(2),
            "-U",
            System.getProperty("nephos.test.db.user"),
            "-f",
            script.toString(),
            place.group(3));
    builder.environment().put("PGPASSWORD", System.getProperty("nephos.test.db.password"));
    builder.environment().put("PGOPTIONS", "-c search_path=" + portal.database().schema());
    builder.redirectErrorStream(true);
    String said =
        new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher tps = TPS.matcher(said);
    if (!tps.find() || said.contains("ERROR")) {
      throw new IllegalStateException(said);
    }
    return Double.parseDouble(tps.group(1));
  }
}
