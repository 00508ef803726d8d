package org.nephos.driver.libvirt;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.libvirt.LibvirtException;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.HostRef;
import org.nephos.driver.libvirt.raw.RawConnection;
import org.nephos.driver.libvirt.raw.RawFailure;

/**
 * One call of the SPI under way at a host: every native call goes through here, so that none is
 * made after the deadline, and none fails as anything but a {@link DriverException}.
 */
final class HostCall {
  private static final System.Logger LOG = System.getLogger(HostCall.class.getName());

  private final HostRef host;
  private final HostSession session;
  private final CallDeadline deadline;
  private volatile boolean answered;

  HostCall(HostRef host, HostSession session, CallDeadline deadline) {
    this.host = host;
    this.session = session;
    this.deadline = deadline;
  }

  /** Something asked of libvirt. */
  @FunctionalInterface
  interface Ask<T> {
    T of(RawConnection connection) throws LibvirtException, RawFailure;
  }

  /** Something told to libvirt. */
  @FunctionalInterface
  interface Tell {
    void to(RawConnection connection) throws LibvirtException, RawFailure;
  }

  HostRef host() {
    return host;
  }

  HostSession session() {
    return session;
  }

  /** Whether the host has said anything in this call; if not, the call can begin anew elsewhere. */
  boolean wasAnswered() {
    return answered;
  }

  /** Fails when the deadline is over; for what takes many steps in one native call. */
  void check() {
    deadline.check(host.name());
  }

  /**
   * Makes a native call.
   *
   * @param doing what it is for, for the operator: {@code starting guest …}
   */
  <T> T ask(String doing, Ask<T> ask) {
    deadline.check(host.name());
    long begun = System.nanoTime();
    try {
      T answer = ask.of(session.connection());
      answered = true;
      return answer;
    } catch (LibvirtException e) {
      throw judged(doing, Failures.of(host.name(), doing, e));
    } catch (RawFailure e) {
      throw judged(doing, Failures.of(host.name(), doing, e));
    } finally {
      long took = System.nanoTime() - begun;
      LOG.log(Level.DEBUG, () -> host.name() + ": " + doing + ": " + took / 1_000 + " µs");
    }
  }

  /** Makes a native call without an answer. */
  void tell(String doing, Tell tell) {
    ask(
        doing,
        connection -> {
          tell.to(connection);
          return null;
        });
  }

  /** Makes a native call that looks something up; empty when it is not there. */
  <T> Optional<T> find(String doing, Ask<T> ask) {
    try {
      return Optional.ofNullable(ask(doing, ask));
    } catch (DriverException e) {
      if (e.kind() == FailureKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A failure of this host that is not libvirt's own. */
  DriverException failure(FailureKind kind, String message) {
    return new DriverException(kind, host.name() + ": " + message);
  }

  /** Whatever libvirt says on a dead connection, the host did not answer. */
  private DriverException judged(String doing, DriverException failure) {
    if (failure.kind() != FailureKind.UNREACHABLE && session.isAlive()) {
      answered = true;
      return failure;
    }
    return failure.kind() == FailureKind.UNREACHABLE
        ? failure
        : new DriverException(
            FailureKind.UNREACHABLE, host.name() + ": " + doing + ": connection lost", failure);
  }
}
