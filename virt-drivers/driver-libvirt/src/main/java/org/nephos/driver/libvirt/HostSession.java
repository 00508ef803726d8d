package org.nephos.driver.libvirt;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.libvirt.LibvirtException;
import org.nephos.driver.libvirt.raw.RawConnection;

/**
 * One open connection, and what was learnt through it. What is learnt holds as long as the
 * connection: whatever makes it wrong (a restart of the host or of libvirtd) breaks the connection
 * first. The connection is closed when it is given up and the last call has left it, never under a
 * call.
 */
final class HostSession {
  private static final System.Logger LOG = System.getLogger(HostSession.class.getName());

  private final RawConnection connection;
  private final Map<Object, Object> facts = new ConcurrentHashMap<>();
  private boolean usable = true;
  private int users;
  private boolean closed;

  HostSession(RawConnection connection) {
    this.connection = connection;
  }

  RawConnection connection() {
    return connection;
  }

  /** Something that was learnt of the host, or null. */
  <T> T fact(Object key, Class<T> type) {
    return type.cast(facts.get(key));
  }

  /** Remembers something of the host. */
  void learn(Object key, Object fact) {
    facts.put(key, fact);
  }

  /** Forgets one thing: it turned out to be otherwise. */
  void forget(Object key) {
    facts.remove(key);
  }

  /** Enters; false when the connection was given up meanwhile. */
  synchronized boolean enter() {
    if (!usable) {
      return false;
    }
    users++;
    return true;
  }

  /** Leaves; the last one out closes what was given up. */
  void leave() {
    boolean last;
    synchronized (this) {
      users--;
      last = closeNow();
    }
    if (last) {
      close();
    }
  }

  /** Gives the connection up: it lets nobody in any more. */
  void giveUp() {
    boolean last;
    synchronized (this) {
      usable = false;
      last = closeNow();
    }
    if (last) {
      close();
    }
  }

  /** Whether the other side is still there, as far as the transport knows; asks nobody. */
  boolean isAlive() {
    try {
      return connection.isAlive();
    } catch (LibvirtException e) {
      return false;
    }
  }

  synchronized boolean isUsable() {
    return usable;
  }

  private boolean closeNow() {
    boolean now = !usable && users == 0 && !closed;
    closed |= now;
    return now;
  }

  private void close() {
    try {
      connection.close();
    } catch (LibvirtException e) {
      LOG.log(Level.DEBUG, "a connection did not close well", e);
    }
  }
}
