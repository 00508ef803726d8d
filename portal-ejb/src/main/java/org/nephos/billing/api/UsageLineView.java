package org.nephos.billing.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.nephos.billing.Money;

/**
 * One interval of one meter of one resource.
 *
 * @param from inclusive
 * @param to exclusive; for an open interval, the second of the request
 * @param quantity how much of {@code unit}, all the time
 * @param cost quantity × seconds × unit price, at the scale of cost rows
 * @param open whether it goes on
 */
public record UsageLineView(
    ResourceRef resource,
    UUID project,
    String projectName,
    String meter,
    Instant from,
    Instant to,
    long seconds,
    BigDecimal quantity,
    String unit,
    BigDecimal unitPrice,
    Money cost,
    boolean open) {
  /** What was used. */
  public record ResourceRef(UUID id, String type, String name) {}
}
