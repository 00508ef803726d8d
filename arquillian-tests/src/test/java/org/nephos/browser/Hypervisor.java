package org.nephos.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The hypervisor host as its own tool shows it, without the portal. */
final class Hypervisor {
  private Hypervisor() {}

  /** The ids of the guests that run. */
  static List<String> guests() {
    return virsh("list", "--uuid");
  }

  /** The ids of all guests, whatever they do. */
  static List<String> allGuests() {
    return virsh("list", "--all", "--uuid");
  }

  /** Where the disk of a guest lies. */
  static String disk(String guest) {
    return virsh("domblklist", guest, "--details").stream()
        .map(line -> line.trim().split("\\s+", 4))
        .filter(cells -> cells.length == 4 && cells[1].equals("disk"))
        .map(cells -> cells[3])
        .findFirst()
        .orElseThrow();
  }

  private static List<String> virsh(String... words) {
    List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", Portal.LIBVIRT));
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
      return said.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
