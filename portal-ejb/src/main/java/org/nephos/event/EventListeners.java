package org.nephos.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Who on this node wants to know when the sequence has grown. */
@ApplicationScoped
public class EventListeners {
  private static final Logger LOG = Logger.getLogger(EventListeners.class.getName());

  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

  /** Adds one until the returned handle is closed. */
  @SuppressWarnings("UnnecessaryMethodReference")
  AutoCloseable add(LongConsumer listener) {
    // A wrapper of its own, so that the same listener added twice is removed once at a time.
    LongConsumer own = listener::accept;
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  /** Tells all; the trouble of one is not another's. */
  void tell(long head) {
    for (LongConsumer listener : listeners) {
      try {
        listener.accept(head);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "a listener for events failed", e);
      }
    }
  }
}
