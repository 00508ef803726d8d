package org.nephos.driver.libvirt;

import java.util.function.Function;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.HostRef;

/** One host: its connection, its threads, and the guests that a call is at work on. */
final class LibvirtHost implements AutoCloseable {
  private final HostRef ref;
  private final LibvirtSettings settings;
  private final HostConnection connection;
  private final Bulkhead calls;
  private final KeyedLocks locks = new KeyedLocks();
  private final Transfers transfers;

  LibvirtHost(HostRef ref, LibvirtSettings settings) {
    this.ref = ref;
    this.settings = settings;
    this.connection = new HostConnection(ref, settings);
    this.calls = new Bulkhead(ref.name(), settings.hostThreads(), settings.hostQueue());
    this.transfers = new Transfers(ref.name());
  }

  /** A deadline for one call of the SPI. */
  CallDeadline deadline() {
    return CallDeadline.in(settings.callTimeout());
  }

  KeyedLocks locks() {
    return locks;
  }

  Transfers transfers() {
    return transfers;
  }

  /**
   * Makes a call in the host's own threads. A connection that turns out to be dead before the host
   * has said anything is replaced once: nothing has been done yet.
   */
  <T> T call(CallDeadline deadline, Function<HostCall, T> work) {
    return calls.call(deadline, () -> here(deadline, work));
  }

  /** Makes a call in the calling thread, which must be one that may hang. */
  <T> T here(CallDeadline deadline, Function<HostCall, T> work) {
    HostSession session = connection.enter(deadline);
    HostCall call = new HostCall(ref, session, deadline);
    try {
      return work.apply(call);
    } catch (DriverException e) {
      if (e.kind() != FailureKind.UNREACHABLE || session.isAlive()) {
        throw e;
      }
      connection.drop(session);
      if (call.wasAnswered()) {
        throw e;
      }
    } finally {
      session.leave();
    }
    HostSession second = connection.enter(deadline);
    try {
      return work.apply(new HostCall(ref, second, deadline));
    } finally {
      second.leave();
    }
  }

  @Override
  public void close() {
    calls.close();
    transfers.close();
    connection.close();
  }
}
