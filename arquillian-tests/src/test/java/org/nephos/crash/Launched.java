package org.nephos.crash;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An instance of the portal under the launcher, whose WildFly can be killed like any process.
 * Keycloak stays up between, so that a restart takes no longer than the portal's own.
 */
final class Launched {
  private static final Path ROOT = Path.of(System.getProperty("nephos.test.root"));
  private static final Path HOME = Path.of(System.getProperty("nephos.test.home"));
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Map<String, String> settings;

  /**
   * An instance that is not running. Each test process has its own, at the first free ports of its
   * own range.
   *
   * @param settings of the launcher, beside those of the environment
   */
  Launched(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    int port = Integer.getInteger("nephos.test.port");
    for (String name : List.of("NEPHOS_PORT", "NEPHOS_OIDC_PORT", "NEPHOS_MANAGEMENT_PORT")) {
      while (!isFree(port)) {
        port++;
      }
      all.put(name, Integer.toString(port++));
    }
    this.settings = Map.copyOf(all);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Begins with an empty database and empty hosts; people and their passwords stay. */
  void forgetEverything() {
    kill();
    delete(HOME.resolve("data"));
    delete(HOME.resolve("wildfly/data"));
  }

  /** Starts what does not run and returns when the portal is ready. */
  void up(String... javaOptions) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    String common = System.getenv().getOrDefault("NEPHOS_JAVA_OPTS", "");
    more.put("NEPHOS_JAVA_OPTS", common + " " + String.join(" ", javaOptions));
    run(more, "up");
  }

  /** What {@code ./nephos env} says, by name. */
  Map<String, String> environment() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : run(settings, "env").lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1).replaceAll("^'|'$", ""));
      }
    }
    return values;
  }

  /** Kills WildFly as {@code kill -9} does, and returns when it is dead. */
  void kill() {
    pid()
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  private static java.util.Optional<ProcessHandle> pid() {
    Path file = HOME.resolve("run/wildfly.pid");
    try {
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip().split(" ")[0]))
              .filter(process -> process.info().command().orElse("").endsWith("java"))
          : java.util.Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the server's log has this. */
  void awaitLog(String text) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!log().contains(text)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the server's log does not say '" + text + "'");
      }
      Thread.sleep(20);
    }
  }

  private static String log() {
    try {
      return Files.readString(HOME.resolve("log/wildfly.log"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The simulator's journal as it is now. */
  static Path journal() {
    return HOME.resolve("data/simulator.journal");
  }

  /** The file of the H2 database, without its ending. */
  static Path h2() {
    return HOME.resolve("wildfly/data/nephos");
  }

  private static String run(Map<String, String> settings, String command) {
    try {
      Path output = Files.createTempFile("nephos-", ".out");
      ProcessBuilder builder =
          new ProcessBuilder(List.of("sh", ROOT.resolve("nephos").toString(), command))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().keySet().removeIf(name -> name.startsWith("NEPHOS_DB_"));
      builder.environment().putAll(settings);
      builder.environment().put("NEPHOS_HOME", HOME.toString());
      Process process = builder.start();
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      String said = Files.readString(output);
      Files.delete(output);
      if (!ended || process.exitValue() != 0) {
        keepLog();
        throw new AssertionError("./nephos " + command + ": " + said);
      }
      return said;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keepLog() throws IOException {
    Path log = HOME.resolve("log/wildfly.log");
    if (Files.exists(log)) {
      Files.copy(log, HOME.resolve("log/failed.log"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
