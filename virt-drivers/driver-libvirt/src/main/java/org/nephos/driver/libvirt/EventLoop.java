package org.nephos.driver.libvirt;

import java.lang.System.Logger.Level;
import org.libvirt.Connect;
import org.libvirt.ErrorCallback;
import org.libvirt.Library;
import org.libvirt.LibvirtException;

/**
 * libvirt's event loop: one thread for the whole process, as libvirt has one loop for the whole
 * process. Without it there are no keepalive messages, and a silent host would never be noticed.
 */
final class EventLoop {
  private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());
  private static final long STOP_MILLIS = 5_000;

  /** Held for ever: libvirt keeps only its address. */
  private static final ErrorCallback QUIET = new ErrorCallback();

  private static int users;
  private static Thread thread;

  private EventLoop() {}

  /** Starts the loop with its first user; to be called before a connection is opened. */
  static synchronized void acquire() throws LibvirtException {
    if (users == 0) {
      // Errors come as exceptions; libvirt would print each to stderr as well.
      Connect.setErrorCallback(QUIET);
      Library.initEventLoop();
      thread = new Thread(EventLoop::run, "libvirt-events");
      thread.setDaemon(true);
      thread.start();
    }
    users++;
  }

  /** Ends the loop with its last user, so that a redeployed application leaves no thread behind. */
  static synchronized void release() {
    if (users == 0 || --users > 0) {
      return;
    }
    try {
      Library.stopEventLoop();
      thread.join(STOP_MILLIS);
    } catch (LibvirtException e) {
      LOG.log(Level.WARNING, "libvirt's event loop did not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  private static void run() {
    try {
      Library.runEventLoop();
    } catch (LibvirtException e) {
      LOG.log(Level.ERROR, "libvirt's event loop failed; silent hosts will not be noticed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
