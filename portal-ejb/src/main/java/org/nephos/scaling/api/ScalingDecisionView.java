package org.nephos.scaling.api;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One decision with the numbers behind it.
 *
 * @param action {@code OUT}, {@code IN}, {@code HOLD}, {@code REPLACE}, {@code MANUAL}
 * @param meter null when no meter decided
 * @param value the mean over members and window
 * @param threshold what it was compared with
 * @param reason a word for the message bundle, as in {@link org.nephos.scaling.ScalingReason}:
 *     {@code above}, {@code below}, {@code below-min}, {@code at-max}, {@code cooldown}, {@code
 *     member-lost}, {@code breaker}, …
 */
public record ScalingDecisionView(
    Instant at,
    String action,
    String meter,
    BigDecimal value,
    BigDecimal threshold,
    Integer windowSeconds,
    int from,
    int to,
    String reason) {}
