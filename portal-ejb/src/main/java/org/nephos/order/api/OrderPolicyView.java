package org.nephos.order.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A policy on orders.
 *
 * @param tenant null for the cloud
 * @param tenantName null for the cloud
 * @param byOperator whether only the operator may change it
 */
public record OrderPolicyView(
    UUID id,
    UUID tenant,
    String tenantName,
    boolean byOperator,
    OrderPolicySpec policy,
    String createdBy,
    Instant createdAt,
    long version) {}
