package org.nephos.invoice;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that are in the same order whenever a history is played, and yet never the same. */
final class YearIds {
  private static final AtomicLong PLAYS = new AtomicLong();

  private final long play = PLAYS.incrementAndGet();
  private final Random random = new Random(1);

  UUID next() {
    return new UUID(random.nextLong(), play);
  }
}
