package org.nephos.driver.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.NicSpec;
import org.nephos.driver.PowerState;

/** What a simulated guest's serial console shows: made up, and saying so. */
final class SimulatedConsole {

  /** Earlier boots have scrolled away. */
  private static final int BOOTS_SHOWN = 5;

  private SimulatedConsole() {}

  /** The whole log; empty for a guest that never started. */
  static String text(Guest guest, long now) {
    Life life = guest.life().at(now);
    if (life.starts() == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int boot = Math.max(1, life.starts() - BOOTS_SHOWN + 1); boot <= life.starts(); boot++) {
      boot(text, guest.spec(), boot);
    }
    if (life.power() == PowerState.SHUTDOWN) {
      text.append("[simulated] power down\n");
    } else {
      text.append(guest.spec().seed().hostName()).append(" login: ");
    }
    return text.toString();
  }

  /** The end of the log in bytes, as a real log file would be cut. */
  static String tail(Guest guest, long now, int maxBytes) {
    byte[] bytes = text(guest, now).getBytes(StandardCharsets.UTF_8);
    int from = Math.max(0, bytes.length - maxBytes);
    return new String(Arrays.copyOfRange(bytes, from, bytes.length), StandardCharsets.UTF_8);
  }

  private static void boot(StringBuilder text, GuestSpec spec, int boot) {
    text.append("[simulated] no machine wrote this: the guest lives in the simulator\n");
    text.append("[simulated] boot ").append(boot).append(" of ").append(spec.id()).append('\n');
    int card = 0;
    for (NicSpec nic : spec.nics()) {
      text.append("eth").append(card++).append(": ").append(nic.mac());
      text.append(", address ").append(nic.ip()).append(" by DHCP\n");
    }
    text.append("seed: host name ").append(spec.seed().hostName());
    text.append(", ssh keys: ").append(spec.seed().sshKeys().size());
    text.append(", user data: ").append(spec.seed().userData().length()).append(" characters\n");
    text.append(spec.seed().hostName()).append(" is up at ").append(spec.nics().get(0).ip());
    text.append('\n');
  }
}
