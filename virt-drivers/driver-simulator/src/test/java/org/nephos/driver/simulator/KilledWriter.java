package org.nephos.driver.simulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.nephos.driver.HostRef;
import org.nephos.driver.PowerTarget;

/**
 * A process that is there to be killed: it creates, starts and destroys guests as fast as it can,
 * and says on its standard output what was confirmed.
 */
final class KilledWriter {

  static final HostRef HOST =
      Worlds.host("sim-01", "?vcpus=1000000&ramMib=1000000000&diskGib=1000000");

  private KilledWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    SimulatorDriver driver =
        SimulatorDriver.open(Clock.systemUTC(), Worlds.kept(Path.of(arguments[0])));
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> write(driver));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void write(SimulatorDriver driver) {
    for (int i = 0; i < 100_000; i++) {
      UUID id = UUID.randomUUID();
      driver.create(HOST, Worlds.spec(id));
      say(id, 1);
      Worlds.power(driver, HOST, id, PowerTarget.ON);
      say(id, 2);
      if (i % 3 == 0) {
        driver.destroy(HOST, id);
        say(id, 3);
      }
    }
  }

  /** One write for each line, so that lines of threads do not mix. */
  private static void say(UUID id, int step) {
    byte[] line = (id + " " + step + ";\n").getBytes(StandardCharsets.US_ASCII);
    System.out.write(line, 0, line.length);
    System.out.flush();
  }
}
