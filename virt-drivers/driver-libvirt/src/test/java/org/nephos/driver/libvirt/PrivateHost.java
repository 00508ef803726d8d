package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nephos.driver.HostRef;

/** A private libvirt host of the tests, made by the script that makes the demo host. */
final class PrivateHost {
  private static final Path SCRIPT = Path.of("host", "demo-host.sh").toAbsolutePath();

  private final Path folder;
  private final HostRef ref;

  private PrivateHost(Path folder) {
    this.folder = folder;
    this.ref =
        new HostRef(
            UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8)),
            folder.getFileName().toString(),
            command("uri"));
  }

  /** Brings a host up; a host of an earlier test with the same name is used again. */
  static PrivateHost up(String name) {
    PrivateHost host = new PrivateHost(Path.of("target", name).toAbsolutePath());
    host.command("install");
    host.restart();
    return host;
  }

  HostRef ref() {
    return ref;
  }

  /** Starts libvirtd if it does not run; guests that run are adopted. */
  void restart() {
    command("up");
  }

  void down() {
    command("down");
  }

  /** Sends a signal to libvirtd, and to nothing else. */
  void signal(String signal) {
    signal(signal, "run/libvirtd.pid");
  }

  /** Kills the process whose number is in a file of the host. */
  void kill(String pidFile) {
    signal("KILL", pidFile);
  }

  private void signal(String signal, String pidFile) {
    try {
      String pid = Files.readString(folder.resolve(pidFile)).strip();
      run(List.of("kill", "-" + signal, pid));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** All files in a folder of the host. */
  List<String> files(String name) {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks the host by libvirt's own shell. */
  String virsh(String... arguments) {
    return run(
        Stream.concat(Stream.of("virsh", "-q", "-c", ref.uri()), Stream.of(arguments)).toList());
  }

  private String command(String command) {
    return run(List.of(SCRIPT.toString(), command, folder.toString()));
  }

  static String run(List<String> command) {
    try {
      Path output = Files.createTempFile("nephos-", ".out");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        String said = Files.readString(output).strip();
        assertThat(ended && process.exitValue() == 0).as("%s: %s", command, said).isTrue();
        return said;
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
