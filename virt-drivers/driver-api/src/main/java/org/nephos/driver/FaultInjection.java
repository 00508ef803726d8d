package org.nephos.driver;

import java.time.Duration;
import java.util.UUID;

/** Facet of simulators: makes hosts misbehave. */
public interface FaultInjection {

  /** What shall go wrong. */
  enum Fault {
    /** Throw before doing anything. */
    FAIL_BEFORE,
    /** Do it, then throw {@code UNREACHABLE}: the caller cannot know. */
    FAIL_AFTER,
    /** Do not answer within the call timeout, then throw {@code UNREACHABLE}; nothing was done. */
    HANG,
    /** Answer late, but correctly. */
    SLOW
  }

  /**
   * Arms a fault.
   *
   * @param host the host's name, or {@code *} for all
   * @param operation the SPI method's name ({@code create}, {@code setPower}, …), or {@code *}
   * @param fault what shall happen
   * @param kind with what kind a {@code FAIL_BEFORE} fails
   * @param times how often, then it is disarmed; at least 1
   * @param delay for {@code HANG} and {@code SLOW}; zero otherwise
   */
  void arm(String host, String operation, Fault fault, FailureKind kind, int times, Duration delay);

  /** Takes a whole host off the network, or brings it back. Its guests run on. */
  void setReachable(String host, boolean reachable);

  /** Kills a guest from behind: it becomes {@code CRASHED}. */
  void crashGuest(UUID id);

  /** Disarms everything and makes every host reachable. */
  void reset();
}
