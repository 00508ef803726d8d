package org.nephos.quota.race;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.nephos.json.Json;
import org.nephos.testing.Portal;

/**
 * A second node: a process of its own on the same database, told by lines what to do, telling each
 * outcome by a line as soon as it is there.
 */
final class RaceNode {
  static final String READY = "ready";
  static final String END = "end";

  private RaceNode() {}

  /**
   * @param acts 0 for a race, else for lives
   * @param count how many instances each orders in a race
   */
  record Task(RaceField field, long seed, int people, int acts, int count) {}

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
    Racer racer = new Racer(portal, task.field(), outcome -> out.println(Json.write(outcome)));
    if (task.acts() == 0) {
      racer.race(task.people(), task.count());
    } else {
      racer.live(task.seed(), task.people(), task.acts());
    }
    out.println(END);
  }
}
