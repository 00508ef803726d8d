package org.nephos.billing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What some usage records of one resource come to. Rule <em>Kept sums</em> of docs/money.md.
 *
 * @param until when the last of them ends; a resource is called by the name that it had last
 * @param seconds all together; what a correction takes away is negative
 * @param unitSeconds quantity × seconds, summed
 * @param cost the sum of their costs, exact
 */
record KeptSum(Key key, Instant until, long seconds, BigDecimal unitSeconds, BigDecimal cost) {
  /**
   * What they have in common.
   *
   * @param billedIn the beginning of the month that they count to
   * @param about the beginning of the month in which they begin; not after {@code billedIn}
   * @param meter its word
   * @param rate null when none was in force
   * @param unitPrice with all its decimals, as the column has them
   */
  record Key(
      UUID tenant,
      Instant billedIn,
      Instant about,
      UUID project,
      String meter,
      UUID rate,
      BigDecimal unitPrice,
      String currency,
      UUID resource,
      String type,
      String name) {
    /** The decimals of a price. */
    private static final int PRICE_SCALE = 10;

    Key {
      unitPrice = unitPrice.setScale(PRICE_SCALE);
    }

    /** The same for the same key, whoever makes it. */
    UUID id() {
      return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Both together; of the same key. */
  KeptSum plus(KeptSum other) {
    return new KeptSum(
        key,
        until.isBefore(other.until) ? other.until : until,
        seconds + other.seconds,
        unitSeconds.add(other.unitSeconds),
        cost.add(other.cost));
  }
}
