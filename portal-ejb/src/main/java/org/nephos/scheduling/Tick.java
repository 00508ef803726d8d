package org.nephos.scheduling;

import java.time.Duration;

/**
 * Work that the system does by itself at an interval. CDI finds every bean of this type. A tick is
 * never run twice at once in the whole cluster, but may be run again right after a crash, so its
 * effects have unique keys.
 */
public interface Tick {
  /** Unique, kebab-case; the actor of the tick's work is {@code system/<name>}. */
  String name();

  /**
   * How long from one start to the next; at least a second. Starts that were missed are left out.
   */
  Duration every();

  /** Does the work, with no transaction open and the system as the caller. */
  void tick();
}
