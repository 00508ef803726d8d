package org.nephos.web.shell;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;

/**
 * How long a person may be away. Kept apart from the container's own session timeout, which every
 * background refresh would renew.
 */
final class SessionTerm {
  private static final String LAST_ACTIVE = "org.nephos.web.lastActive";
  private static final long DEFAULT_MINUTES = 30;

  /** Activity is written down no more often than this; each write is replicated in a cluster. */
  private static final Duration GRAIN = Duration.ofSeconds(30);

  private final Clock clock;
  private final Duration idle;

  SessionTerm(Clock clock, Duration idle) {
    this.clock = clock;
    this.idle = idle;
  }

  /** With the term that the system property {@code nephos.session.idleMinutes} gives. */
  static SessionTerm configured(Clock clock) {
    return new SessionTerm(
        clock, Duration.ofMinutes(Long.getLong("nephos.session.idleMinutes", DEFAULT_MINUTES)));
  }

  /** Whether the person has been away too long. */
  boolean isOver(HttpSession session) {
    return session.getAttribute(LAST_ACTIVE) instanceof Long last
        && clock.millis() - last > idle.toMillis();
  }

  /** Notes that the person did something. */
  void begin(HttpSession session) {
    long now = clock.millis();
    if (!(session.getAttribute(LAST_ACTIVE) instanceof Long last)
        || now - last > GRAIN.toMillis()) {
      session.setAttribute(LAST_ACTIVE, now);
    }
  }
}
