package org.nephos.billing;

import java.math.BigDecimal;

/**
 * Another price for what goes beyond a bound.
 *
 * @param above so many unit-hours of a billing month, the free ones counted; above zero
 * @param unitPrice per unit and hour, instead of the rate's; not negative
 */
public record Tier(BigDecimal above, BigDecimal unitPrice) {
  public Tier {
    if (above.signum() <= 0 || unitPrice.signum() < 0) {
      throw new IllegalArgumentException("no tier above " + above + " at " + unitPrice);
    }
  }
}
