package org.nephos.benchmark.billing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.zip.CRC32;
import org.nephos.billing.FocusService;
import org.nephos.billing.api.FocusQuery;
import org.nephos.testing.DemoPeople;
import org.nephos.testing.Portal;
import org.postgresql.PGConnection;

/**
 * The FOCUS export of a million rows on PostgreSQL, and in turns with it {@code COPY (…) TO} of the
 * same file, byte by byte, with all columns worked out by SQL; and {@code COPY} of the bare usage
 * records, which are half as many columns with nothing worked out. How far the heap grows is
 * measured in a round of its own, since the collector runs in its midst.
 */
public final class FocusBesideCopy {
  private static final int INSTANCES = 2_000;
  private static final int HOURS = 167;
  private static final long HEAP_EVERY = 32L << 20;

  private final Portal portal;
  private final MeteredFleet fleet;

  private FocusBesideCopy(Portal portal, int instances) {
    this.portal = portal;
    this.fleet = new MeteredFleet(portal, instances, HOURS);
  }

  /**
   * Prints a line of JSON.
   *
   * @param args how many rounds (5), and of how many instances (2,000)
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    int instances = args.length < 2 ? INSTANCES : Integer.parseInt(args[1]);
    System.setProperty("nephos.test.db", "postgresql");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Portal portal = new Portal().start()) {
      portal.withDemoData();
      out.println(new FocusBesideCopy(portal, instances).measure(rounds).toJson());
    }
  }

  private Sides measure(int rounds) throws SQLException, IOException {
    fleet.make();
    fleet.rate();
    new BenchSql(portal).run("analyze usage_record");
    Sides sides = new Sides("focus-export", fleet.intervals());
    export(new Told(0));
    for (int i = 0; i < rounds; i++) {
      Told floor = new Told(0);
      sides.floor("COPY (FOCUS columns) TO", copy(FocusSql.same(), floor));
      sides.floor("COPY (usage_record) TO", copy(FocusSql.bare(), new Told(0)));
      Told product = new Told(0);
      sides.product(export(product));
      if (floor.bytes != product.bytes || floor.crc.getValue() != product.crc.getValue()) {
        throw new IllegalStateException(
            "not the same file: " + floor.bytes + " and " + product.bytes + " bytes");
      }
      sides.tell("bytes", product.bytes);
    }
    Told heap = new Told(HEAP_EVERY);
    export(heap);
    sides.tell("heap growth, MiB", Math.round(10.0 * heap.growth / (1 << 20)) / 10.0);
    return sides;
  }

  private Duration export(Told told) {
    long begun = System.nanoTime();
    portal.as(
        DemoPeople.operator(),
        () -> {
          Writer writer =
              new BufferedWriter(new OutputStreamWriter(told, StandardCharsets.UTF_8), 1 << 14);
          portal.get(FocusService.class).write(new FocusQuery(fleet.tenant(), null, null), writer);
          writer.flush();
          return null;
        });
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Duration copy(String query, Told told) throws SQLException, IOException {
    long begun = System.nanoTime();
    try (Connection connection = portal.database().dataSource().getConnection()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (" + query + ") TO STDOUT (FORMAT csv, HEADER)", told);
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Where a file goes: how long it is, its check sum, and how the heap grew meanwhile. */
  private static final class Told extends OutputStream {
    private final CRC32 crc = new CRC32();
    private final long every;
    private final long before;
    private long bytes;
    private long next;
    private long growth;

    Told(long every) {
      this.every = every;
      this.next = every;
      this.before = every == 0 ? 0 : live();
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      crc.update(from, offset, length);
      bytes += length;
      if (every > 0 && bytes > next) {
        next += every;
        growth = Math.max(growth, live() - before);
      }
    }

    private static long live() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }
}
