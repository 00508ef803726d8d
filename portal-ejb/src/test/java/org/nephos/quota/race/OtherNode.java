package org.nephos.quota.race;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nephos.json.Json;
import org.nephos.testing.Database;

/** The handle of a {@link RaceNode}. */
final class OtherNode implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final PrintStream in;

  private OtherNode(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Starts one on this database, and waits until it is ready. */
  static OtherNode start(Database database) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-XX:TieredStopAtLevel=1");
    for (String name :
        List.of(
            "nephos.test.db",
            "nephos.test.db.url",
            "nephos.test.db.user",
            "nephos.test.db.password",
            "nephos.test.db.connections")) {
      if (System.getProperty(name) != null) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    command.add("-Dnephos.test.db.schema=" + database.schema());
    command.add(RaceNode.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectError(new File("target/race-node.log"));
    OtherNode node = new OtherNode(builder.start());
    String line = node.out.readLine();
    if (!RaceNode.READY.equals(line)) {
      throw new IllegalStateException("the other node says " + line);
    }
    return node;
  }

  void begin(RaceNode.Task task) {
    in.println(Json.write(task));
  }

  /**
   * Hears what it tells until it is through with its task.
   *
   * @param killAfter end it by force as soon as it has told so many outcomes; 0 for never
   */
  List<Outcome> hear(int killAfter) throws IOException {
    List<Outcome> heard = new ArrayList<>();
    String line = out.readLine();
    while (line != null && !line.equals(RaceNode.END)) {
      heard.add(Json.read(line, Outcome.class));
      if (heard.size() == killAfter) {
        process.destroyForcibly();
        process.onExit().join();
        return heard;
      }
      line = out.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the other node went away");
    }
    return heard;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    in.close();
    process.destroyForcibly();
    process.onExit().join();
  }
}
