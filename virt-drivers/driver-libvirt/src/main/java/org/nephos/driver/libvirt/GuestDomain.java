package org.nephos.driver.libvirt;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSize;
import org.nephos.driver.PowerState;
import org.nephos.driver.libvirt.raw.RawDomain;

/**
 * A domain as the driver understands it.
 *
 * @param id its UUID
 * @param active whether it has a process, running or paused
 * @param powerState what libvirt says of it
 * @param definition what holds at its next start
 * @param record the driver's own record; empty when the domain is somebody else's
 */
record GuestDomain(
    UUID id,
    boolean active,
    PowerState powerState,
    XmlNode definition,
    Optional<GuestRecord> record) {

  /** Domain states of libvirt. */
  private static final int RUNNING = 1;

  private static final int BLOCKED = 2;
  private static final int PAUSED = 3;
  private static final int SHUTTING_DOWN = 4;
  private static final int SHUT_OFF = 5;
  private static final int CRASHED = 6;
  private static final int SUSPENDED = 7;

  /** Why a domain is shut off: its process ended, and nobody had asked for it. */
  private static final int SHUT_OFF_CRASHED = 3;

  static GuestDomain of(RawDomain raw) {
    XmlNode definition = XmlNode.parse(raw.xml());
    return new GuestDomain(
        UUID.fromString(raw.uuid()),
        raw.state() != SHUT_OFF && raw.state() != CRASHED,
        powerState(raw.state(), raw.reason()),
        definition,
        GuestRecord.in(definition));
  }

  /** A guest of ours whose creation ended. */
  boolean isWhole() {
    return record.isPresent() && record.get().whole();
  }

  /** The figures that hold at its next start. */
  GuestSize size() {
    int vcpus = definition.first("vcpu").map(XmlNode::text).map(Integer::parseInt).orElse(1);
    int ram = definition.first("memory").map(GuestDomain::mib).orElse(1);
    int disk = record.map(GuestRecord::diskGib).orElse(1);
    return new GuestSize(vcpus, ram, disk);
  }

  /** libvirt says KiB, the driver MiB. */
  private static int mib(XmlNode memory) {
    long amount = Long.parseLong(memory.text());
    return (int) Math.max(1, memory.attribute("unit").equals("MiB") ? amount : amount / 1024);
  }

  GuestObservation observed(Instant now) {
    Map<String, String> labels = record.map(GuestRecord::labels).orElse(Map.of());
    return new GuestObservation(id, powerState, size(), labels, now);
  }

  /** What libvirt's state and its reason mean. */
  static PowerState powerState(int state, int reason) {
    return switch (state) {
      case RUNNING, BLOCKED, SHUTTING_DOWN -> PowerState.RUNNING;
      case PAUSED, SUSPENDED -> PowerState.PAUSED;
      case SHUT_OFF -> reason == SHUT_OFF_CRASHED ? PowerState.CRASHED : PowerState.SHUTDOWN;
      case CRASHED -> PowerState.CRASHED;
      default -> PowerState.UNKNOWN;
    };
  }

  /** Whether a domain in this state runs, as its counters understand it. */
  static boolean isRunning(long state) {
    return state == RUNNING || state == BLOCKED || state == SHUTTING_DOWN;
  }
}
