package org.nephos.testing;

/**
 * Kills the process, as far as one JVM can: at the chosen point an error flies that no code
 * catches, and every later point of the same life is one more. What was committed stays, what was
 * not is gone, and what the driver was told has happened.
 */
public final class CrashPoints {
  /** The death of the process. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(int point) {
      super("crashed at point " + point);
    }
  }

  private int reached;
  private int deadly = Integer.MAX_VALUE;

  /** Dies at this point, counted from 1 on from now. */
  public synchronized void arm(int point) {
    reached = 0;
    deadly = point;
  }

  /** The process lives again. */
  public synchronized void disarm() {
    deadly = Integer.MAX_VALUE;
  }

  /** How many points have been passed since it was armed. */
  public synchronized int reached() {
    return reached;
  }

  synchronized void reach() {
    reached++;
    if (reached >= deadly) {
      throw new Crash(reached);
    }
  }
}
