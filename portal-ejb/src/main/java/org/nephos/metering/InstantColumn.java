package org.nephos.metering;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads a time column of a native query, whatever class the driver makes of it. */
public final class InstantColumn {
  private InstantColumn() {}

  /**
   * @return null for null
   */
  public static Instant read(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Instant instant) {
      return instant;
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant();
    }
    throw new IllegalArgumentException("not a time: " + value.getClass());
  }
}
