package org.nephos.benchmark.order;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.libvirt.LibvirtException;
import org.nephos.benchmark.Timings;
import org.nephos.benchmark.compute.InstanceStartFloor;
import org.nephos.benchmark.portal.PortalClient;

/**
 * From the order over HTTP to an instance that runs on the real hypervisor, in turns with its
 * floor, a plain loop over libvirt that makes the same disk and seed and starts the same
 * definition.
 */
public final class OrderToRunning {
  private static final int UNMEASURED = 3;
  private static final int WARM_UP = 60;
  private static final String ZONE = "local";

  private OrderToRunning() {}

  /**
   * Prints the two lines of JSON and a line with their ratio.
   *
   * @param args the host's URI, the image's absolute path, how many rounds (20)
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, LibvirtException {
    int rounds = args.length < 3 ? 20 : Integer.parseInt(args[2]);
    PortalClient portal = new PortalClient("acme-user");
    Timings floorTimes = InstanceStartFloor.timings();
    Timings orders = new Timings("order to running");
    // A portal that has just started still compiles its own code while guests want the processors.
    for (int i = 0; i < WARM_UP; i++) {
      portal.prepare();
      String id = portal.order("sim");
      portal.await(id, "ACTIVE");
      portal.remove(id);
    }
    try (InstanceStartFloor floor = InstanceStartFloor.open(args[0], args[1])) {
      floor.rounds(UNMEASURED, new Timings("unmeasured"));
      for (int i = 0; i < UNMEASURED; i++) {
        order(portal, new Timings("unmeasured"));
      }
      for (int i = 0; i < rounds; i++) {
        floor.rounds(1, floorTimes);
        order(portal, orders);
      }
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(floorTimes.toJson());
    out.println(orders.toJson());
    double floorMillis = floorTimes.median().toNanos() / 1e6;
    double orderMillis = orders.median().toNanos() / 1e6;
    out.printf(
        Locale.ROOT,
        "{\"ratio\":%.3f,\"added\":%.1f,\"unit\":\"ms\"}%n",
        orderMillis / floorMillis,
        orderMillis - floorMillis);
  }

  private static void order(PortalClient portal, Timings timings)
      throws IOException, InterruptedException {
    portal.prepare();
    long begun = System.nanoTime();
    String id = portal.order(ZONE);
    long receipt = System.nanoTime();
    portal.await(id, "ACTIVE");
    long done = System.nanoTime();
    timings.addStep("receipt", Duration.ofNanos(receipt - begun));
    timings.addStep("work", Duration.ofNanos(done - receipt));
    timings.add(Duration.ofNanos(done - begun));
    portal.remove(id);
  }
}
