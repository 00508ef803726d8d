package org.nephos.persistence;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/**
 * Identifiers of rows that come in great numbers. Those that are made one after the other sort one
 * after the other, so that new rows lie together in each index, and a commit changes few pages of
 * it, where identifiers at random would change as many pages as there are rows.
 */
public final class TimeOrderedId {
  private TimeOrderedId() {}

  /** A new one: version 7 of RFC 9562, its time in milliseconds and the rest at random. */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}
