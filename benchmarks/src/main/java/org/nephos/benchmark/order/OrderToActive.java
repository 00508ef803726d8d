package org.nephos.benchmark.order;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.nephos.benchmark.Timings;
import org.nephos.benchmark.portal.PortalClient;

/**
 * From the order to the first answer that says ACTIVE, all over HTTP, on the simulator: what the
 * portal itself takes. Beside it, in turns, what one question to the portal takes (a dry run): the
 * same token, parsing, rights, prices and quota, and nothing done.
 */
public final class OrderToActive {
  private static final int UNMEASURED = 20;
  private static final String ZONE = "sim";

  private OrderToActive() {}

  /**
   * Prints two lines of JSON.
   *
   * @param args how many rounds (100)
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length == 0 ? 100 : Integer.parseInt(args[0]);
    PortalClient portal = new PortalClient("acme-user");
    Timings dryRun = new Timings("dry run");
    Timings active = new Timings("order to ACTIVE on the simulator");
    for (int i = -UNMEASURED; i < rounds; i++) {
      portal.prepare();
      long begun = System.nanoTime();
      portal.dryRun(ZONE);
      long asked = System.nanoTime();
      String id = portal.order(ZONE);
      long receipt = System.nanoTime();
      portal.await(id, "ACTIVE");
      long done = System.nanoTime();
      portal.remove(id);
      if (i >= 0) {
        dryRun.add(Duration.ofNanos(asked - begun));
        active.addStep("receipt", Duration.ofNanos(receipt - asked));
        active.addStep("work", Duration.ofNanos(done - receipt));
        active.add(Duration.ofNanos(done - asked));
      }
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(dryRun.toJson());
    out.println(active.toJson());
  }
}
