package org.nephos.driver.libvirt;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.libvirt.LibvirtException;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.HostRef;
import org.nephos.driver.libvirt.raw.RawConnection;

/**
 * The one connection to a host. libvirt never reconnects: when a connection closes, the next call
 * opens another, after a pause that doubles with each failure. Opening blocks for as long as the
 * other side is silent, so it happens in a thread of its own, one at a time; calls wait for it no
 * longer than the connect timeout, and not at all once it has taken longer than that.
 */
final class HostConnection implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HostConnection.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** A silent host is noticed after (count + 1) intervals at the latest. */
  private static final int KEEPALIVE_COUNT = 2;

  private final HostRef host;
  private final Duration connectTimeout;
  private final int keepaliveSeconds;

  private HostSession current;
  private CompletableFuture<HostSession> opening;
  private long openingSince;
  private int failures;
  private long notBefore;
  private DriverException lastFailure;
  private boolean closed;

  HostConnection(HostRef host, LibvirtSettings settings) {
    this.host = host;
    this.connectTimeout = settings.connectTimeout();
    this.keepaliveSeconds =
        (int) Math.max(1, Math.min(5, settings.callTimeout().toSeconds() / (KEEPALIVE_COUNT + 2)));
  }

  /**
   * A session that the caller has entered and must leave.
   *
   * @throws DriverException {@code UNREACHABLE}, {@code UNAUTHORIZED}, {@code UNSUPPORTED}
   */
  HostSession enter(CallDeadline deadline) {
    while (true) {
      deadline.check(host.name());
      HostSession session = session(deadline);
      if (session.enter()) {
        return session;
      }
    }
  }

  /** Gives a session up; the next call opens another connection. */
  void drop(HostSession session) {
    synchronized (this) {
      if (current == session) {
        current = null;
      }
    }
    session.giveUp();
  }

  @Override
  public void close() {
    HostSession last;
    synchronized (this) {
      closed = true;
      last = current;
      current = null;
    }
    if (last != null) {
      last.giveUp();
    }
  }

  private HostSession session(CallDeadline deadline) {
    CompletableFuture<HostSession> attempt;
    long wait;
    HostSession dead = null;
    synchronized (this) {
      if (closed) {
        throw unreachable("the driver is closed", null);
      }
      if (current != null) {
        if (current.isUsable() && current.isAlive()) {
          return current;
        }
        dead = current;
        current = null;
      }
      long now = System.nanoTime();
      if (opening == null) {
        if (lastFailure != null && now - notBefore < 0) {
          throw new DriverException(lastFailure.kind(), lastFailure.getMessage(), lastFailure);
        }
        open(now);
      }
      attempt = opening;
      wait = Math.min(deadline.remainingNanos(), connectTimeout.toNanos() - (now - openingSince));
    }
    if (dead != null) {
      dead.giveUp();
    }
    return await(attempt, wait);
  }

  private HostSession await(CompletableFuture<HostSession> attempt, long nanos) {
    try {
      return attempt.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw unreachable("no connection in time", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DriverException known) {
        throw new DriverException(known.kind(), known.getMessage(), known);
      }
      throw new DriverException(
          FailureKind.UNSUPPORTED, "libvirt's client library is not installed here", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("interrupted while connecting", e);
    }
  }

  /** Begins to open a connection; called with the lock held. */
  private void open(long now) {
    CompletableFuture<HostSession> attempt = new CompletableFuture<>();
    opening = attempt;
    openingSince = now;
    Thread opener =
        new Thread(
            () -> {
              try {
                opened(attempt, connect());
              } catch (LibvirtException e) {
                failed(attempt, Failures.of(host.name(), "connecting", e));
              } catch (LinkageError e) {
                failed(attempt, e);
              }
            },
            "libvirt-open-" + host.name());
    opener.setDaemon(true);
    opener.start();
  }

  private HostSession connect() throws LibvirtException {
    RawConnection connection = new RawConnection(host.uri());
    HostSession session = new HostSession(connection);
    try {
      connection.registerCloseListener(
          (closedConnection, reason) -> {
            LOG.log(Level.INFO, "{0}: connection lost ({1})", host.name(), reason);
            // The event loop's thread: giving up may close, which must not happen in here.
            synchronized (this) {
              if (current == session) {
                current = null;
              }
            }
            Thread closer = new Thread(session::giveUp, "libvirt-close-" + host.name());
            closer.setDaemon(true);
            closer.start();
          });
      connection.setKeepAlive(keepaliveSeconds, KEEPALIVE_COUNT);
    } catch (LibvirtException e) {
      // A driver without a transport (libvirt's own test driver) has neither.
      LOG.log(Level.DEBUG, "{0}: no keepalive: {1}", host.name(), e.getMessage());
    }
    return session;
  }

  private void opened(CompletableFuture<HostSession> attempt, HostSession session) {
    boolean late;
    synchronized (this) {
      opening = null;
      failures = 0;
      lastFailure = null;
      late = closed;
      if (!late) {
        current = session;
      }
    }
    if (late) {
      session.giveUp();
    }
    attempt.complete(session);
  }

  private void failed(CompletableFuture<HostSession> attempt, Throwable failure) {
    synchronized (this) {
      opening = null;
      if (failure instanceof DriverException known) {
        lastFailure = known;
        long pause = FIRST_PAUSE.toNanos() << Math.min(failures, 10);
        notBefore = System.nanoTime() + Math.min(pause, LONGEST_PAUSE.toNanos());
        failures++;
      }
    }
    attempt.completeExceptionally(failure);
  }

  private DriverException unreachable(String why, Exception cause) {
    return new DriverException(FailureKind.UNREACHABLE, host.name() + ": " + why, cause);
  }
}
