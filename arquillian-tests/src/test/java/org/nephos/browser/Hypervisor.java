package org.nephos.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The hypervisor host as its own tool shows it, without the portal. */
final class Hypervisor {
  private static final String BROKEN = "vdc";

  private Hypervisor() {}

  /** The ids of the guests that run. */
  static List<String> guests() {
    return virsh("list", "--uuid");
  }

  /** The ids of all guests, whatever they do. */
  static List<String> allGuests() {
    return virsh("list", "--all", "--uuid");
  }

  /** From its next start on, a guest is missing a disk, so that it cannot start. */
  static void giveABrokenDisk(String guest) {
    virsh("attach-disk", guest, "/nowhere.img", BROKEN, "--config");
  }

  /** Mends that. */
  static void takeTheBrokenDisk(String guest) {
    virsh("detach-disk", guest, BROKEN, "--config");
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
