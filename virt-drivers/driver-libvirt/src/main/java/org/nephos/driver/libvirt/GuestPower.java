package org.nephos.driver.libvirt;

import java.util.UUID;
import org.libvirt.Domain;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerState;
import org.nephos.driver.PowerTarget;

/** Brings guests to a power state: looks first, then does only what is missing. */
final class GuestPower {
  private final GuestDomains domains;
  private final HostNetworks networks;

  GuestPower(GuestDomains domains, HostNetworks networks) {
    this.domains = domains;
    this.networks = networks;
  }

  /** Brings a guest to a power state and returns what was seen last. */
  GuestDomain set(HostCall call, UUID id, PowerTarget target, PowerMode mode, UUID operation) {
    GuestDomain guest = domains.guest(call, id);
    boolean acted =
        switch (target) {
          case ON -> on(call, guest);
          case OFF -> off(call, guest, mode);
          case PAUSED -> paused(call, guest);
          case REBOOTED -> rebooted(call, guest, mode, operation);
        };
    return acted ? domains.guest(call, id) : guest;
  }

  private boolean on(HostCall call, GuestDomain guest) {
    if (guest.powerState() == PowerState.PAUSED) {
      domains.act(call, "resuming guest " + guest.id(), guest.id(), Domain::resume);
      return true;
    }
    if (!guest.active()) {
      start(call, guest);
      return true;
    }
    return false;
  }

  private boolean off(HostCall call, GuestDomain guest, PowerMode mode) {
    if (!guest.active()) {
      return false;
    }
    if (mode == PowerMode.FORCE) {
      domains.act(call, "stopping guest " + guest.id(), guest.id(), Domain::destroy);
    } else {
      domains.act(call, "asking guest " + guest.id() + " to stop", guest.id(), Domain::shutdown);
    }
    return true;
  }

  private boolean paused(HostCall call, GuestDomain guest) {
    if (guest.powerState() == PowerState.PAUSED) {
      return false;
    }
    if (!guest.active()) {
      start(call, guest);
    }
    domains.act(call, "pausing guest " + guest.id(), guest.id(), Domain::suspend);
    return true;
  }

  /**
   * One restart for each operation. The operation is noted after it was carried out: whoever dies
   * between the two restarts the guest once more, which is better than never.
   */
  private boolean rebooted(HostCall call, GuestDomain guest, PowerMode mode, UUID operation) {
    GuestRecord record = guest.record().orElseThrow();
    if (record.reboots().contains(operation)) {
      return on(call, guest);
    }
    boolean wasActive = guest.active();
    on(call, guest);
    if (wasActive) {
      String doing = "restarting guest " + guest.id();
      domains.act(
          call,
          doing,
          guest.id(),
          domain -> {
            if (mode == PowerMode.FORCE) {
              domain.reset();
            } else {
              domain.reboot(Domain.RebootFlags.ACPI_POWER_BTN);
            }
          });
    }
    domains.keep(call, guest.id(), record.withReboot(operation));
    return true;
  }

  private void start(HostCall call, GuestDomain guest) {
    String doing = "starting guest " + guest.id();
    try {
      domains.act(call, doing, guest.id(), Domain::create);
    } catch (DriverException e) {
      if (e.kind() != FailureKind.BUSY && e.kind() != FailureKind.NOT_FOUND) {
        throw e;
      }
      // Either somebody started it meanwhile, or one of its networks is down or gone.
      if (domains.guest(call, guest.id()).active()) {
        return;
      }
      for (GuestRecord.Nic nic : guest.record().orElseThrow().nics()) {
        networks.forget(call, nic.network());
        networks.ensure(call, nic.network());
        networks.reserve(call, nic);
      }
      domains.act(call, doing, guest.id(), Domain::create);
    }
  }
}
