package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.nephos.metering.Meter;

/**
 * A price of a plan, in force until the plan's next rate of the same meter begins.
 *
 * @param id of its row
 * @param unitPrice per unit and hour, at most 10 decimals, not negative
 * @param validFrom when it begins; with a fraction of a second, it begins at the next whole one
 */
public record Rate(UUID id, Meter meter, BigDecimal unitPrice, Instant validFrom) {
  public Rate {
    Objects.requireNonNull(id);
    Objects.requireNonNull(meter);
    Objects.requireNonNull(validFrom);
    if (unitPrice.signum() < 0) {
      throw new IllegalArgumentException("negative price of " + meter);
    }
    Instant second = validFrom.truncatedTo(ChronoUnit.SECONDS);
    validFrom = second.equals(validFrom) ? second : second.plusSeconds(1);
  }
}
