package org.nephos.billing.api;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a counter of a resource counted in some time. It is not charged for.
 *
 * @param name the resource's
 * @param meter {@code instance.networkOut} or {@code instance.diskIo}
 * @param bytes exact
 * @param quantity the same in GB
 */
public record CounterView(
    UUID resource,
    String name,
    UUID project,
    String meter,
    long bytes,
    BigDecimal quantity,
    String unit) {}
