package org.nephos.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logging.MDC;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * Runs ticks as the system's own actor and keeps count. A failure ends the run, never the tick: the
 * next one tries again. Each kind of failure is logged once, until the tick has gone well again, so
 * that a host that is away all night does not fill the log.
 */
@ApplicationScoped
public class TickRunner {
  private static final Logger LOG = Logger.getLogger(TickRunner.class.getName());

  @Inject private PortalClock clock;

  private final Map<String, TickRecord> records = new ConcurrentSkipListMap<>();
  private final Map<String, String> logged = new ConcurrentSkipListMap<>();

  /** Runs it once; never throws. */
  public void run(String name, Runnable work) {
    Caller actor = Caller.system(name);
    Instant start = clock.now();
    long began = System.nanoTime();
    MDC.put("correlationId", actor.origin().correlationId());
    try (CallerScope scope = CallerScope.open(actor)) {
      work.run();
      records.compute(name, (key, old) -> old(name, old).ran(start, since(began)));
      if (logged.remove(name) != null) {
        LOG.log(Level.INFO, "the tick {0} works again", name);
      }
    } catch (RuntimeException e) {
      String kind = kind(e);
      records.compute(
          name,
          (key, old) -> old(name, old).failed(start, since(began), kind + ": " + e.getMessage()));
      if (!kind.equals(logged.put(name, kind))) {
        LOG.log(Level.WARNING, "the tick " + name + " failed and is tried again", e);
      }
    } finally {
      MDC.remove("correlationId");
    }
  }

  private static TickRecord old(String name, TickRecord old) {
    return old == null ? TickRecord.none(name) : old;
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** What is below the container's wrapping tells failures apart. */
  private static String kind(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    return deepest.getClass().getSimpleName();
  }

  /** How all ticks have gone on this node, by name. */
  public List<TickRecord> records() {
    return List.copyOf(records.values());
  }
}
