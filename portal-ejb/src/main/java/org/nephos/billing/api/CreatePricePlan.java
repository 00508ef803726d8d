package org.nephos.billing.api;

/**
 * A price plan to be.
 *
 * @param name unique; 1 to 63 lowercase letters, digits and hyphens
 * @param displayName as people read it, or null for the name
 * @param currency an ISO 4217 code
 */
public record CreatePricePlan(String name, String displayName, String currency) {}
