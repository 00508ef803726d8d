package org.nephos.billing;

import java.math.BigDecimal;
import java.util.UUID;
import org.nephos.metering.UsageInterval;

/**
 * An interval with its price.
 *
 * @param rateId the rate it was priced by, or null when none was in force
 * @param unitPrice per unit and hour; zero without a rate
 * @param cost at {@link Rounding#COST_SCALE}
 */
public record RatedUsage(UsageInterval interval, UUID rateId, BigDecimal unitPrice, Money cost) {}
