package org.nephos.driver;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What every driver can do. All methods may be called from many threads, block at most for the
 * driver's call timeout, and throw only {@link DriverException} for what the hypervisor does.
 */
public interface HypervisorDriver extends AutoCloseable {

  /** The driver's name, as in a zone's {@code driver}: {@code libvirt}, {@code simulator}. */
  String name();

  /** What this driver can do beyond this interface, derived from the facets that it has. */
  Set<Capability> capabilities();

  /**
   * Reachability, version, capacity. Changes nothing.
   *
   * @throws DriverException {@code UNREACHABLE}, {@code UNAUTHORIZED}
   */
  HostProbe probe(HostRef host);

  /**
   * What the host says of a guest; empty when the host answered that there is none. Changes
   * nothing.
   *
   * @throws DriverException {@code UNREACHABLE} when the host did not answer: then nothing is known
   */
  Optional<GuestObservation> observe(HostRef host, UUID id);

  /** All guests that carry our labels, in one call. Changes nothing. */
  List<GuestObservation> list(HostRef host);

  /**
   * Ensures that the guest is defined as specified, with its disk and seed, powered off if it was
   * not there before. The same specification again succeeds; a failure leaves nothing behind.
   *
   * @throws DriverException {@code CONFLICT} when a guest with this id has another specification
   */
  GuestObservation create(HostRef host, GuestSpec spec);

  /**
   * Brings a guest to a power state. To be there already is success.
   *
   * @param operationId makes {@code REBOOTED} converge: one operation restarts a guest once,
   *     however often it is called
   * @return what was seen last; with {@code SOFT} the target may not be reached yet
   * @throws DriverException {@code NOT_FOUND} when there is no such guest
   */
  GuestObservation setPower(
      HostRef host, UUID id, PowerTarget target, PowerMode mode, UUID operationId);

  /**
   * Gives a guest other figures; they hold at its next power-on. A disk never shrinks.
   *
   * @throws DriverException {@code NOT_FOUND}; {@code INVALID} for a smaller disk
   */
  GuestObservation resize(HostRef host, UUID id, GuestSize size);

  /** Removes a guest with its disks and seed, running or not. To be absent already is success. */
  void destroy(HostRef host, UUID id);

  /** The counters of all our running guests in one call. Changes nothing. */
  HostSample sample(HostRef host);

  /** An optional ability of this driver: one of the interfaces of this package's facets. */
  <F> Optional<F> facet(Class<F> type);

  /** Closes connections; a call under way may fail as {@code UNREACHABLE}. */
  @Override
  void close();
}
