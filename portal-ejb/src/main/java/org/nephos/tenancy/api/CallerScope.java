package org.nephos.tenancy.api;

import java.util.Optional;
import org.nephos.problem.api.UnauthenticatedException;

/**
 * The caller of the current thread. The filters of pages and API, and the system's own timers, open
 * it around their work; facades read it. Bound to the thread, so it never crosses to another by
 * itself.
 */
public final class CallerScope implements AutoCloseable {
  private static final ThreadLocal<Caller> CURRENT = new ThreadLocal<>();

  private final Caller previous;

  private CallerScope(Caller previous) {
    this.previous = previous;
  }

  /** Makes this caller the current one until the scope is closed. */
  public static CallerScope open(Caller caller) {
    CallerScope scope = new CallerScope(CURRENT.get());
    CURRENT.set(caller);
    return scope;
  }

  /**
   * Who is calling.
   *
   * @throws UnauthenticatedException when no scope is open
   */
  public static Caller current() {
    return find().orElseThrow(UnauthenticatedException::new);
  }

  /** Who is calling, if anybody. */
  public static Optional<Caller> find() {
    return Optional.ofNullable(CURRENT.get());
  }

  @Override
  public void close() {
    if (previous == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(previous);
    }
  }
}
