package org.nephos.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The one source of time; tests and demonstrations move it. */
@ApplicationScoped
public class PortalClock {
  private volatile Clock clock = Clock.systemUTC();

  /** Now, in the microseconds that the database keeps. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The clock itself, for libraries that want one. */
  public Clock clock() {
    return clock;
  }

  /** Puts another clock in; for tests and for making a history. */
  public void use(Clock other) {
    clock = other;
  }
}
