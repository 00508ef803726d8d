package org.nephos.order.api;

import java.util.UUID;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * A policy to make.
 *
 * @param tenant whose orders it is about; null for all of the cloud, which is the operator's
 */
public record CreateOrderPolicy(@Names(ResourceKind.TENANT) UUID tenant, OrderPolicySpec policy) {}
