package org.nephos.persistence;

import org.hibernate.exception.ConstraintViolationException;

/** Recognises that a row of the same key is there already. */
public final class Duplicates {
  /** The SQL standard's unique violation, the same on H2 and PostgreSQL. */
  private static final String UNIQUE_VIOLATION = "23505";

  private Duplicates() {}

  /** Whether a unique constraint is what stopped the statement. */
  public static boolean isDuplicate(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConstraintViolationException violation) {
        return UNIQUE_VIOLATION.equals(violation.getSQLState());
      }
    }
    return false;
  }
}
