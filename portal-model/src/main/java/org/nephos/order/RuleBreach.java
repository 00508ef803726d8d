package org.nephos.order;

/**
 * A rule of a policy that an order does not keep.
 *
 * @param field of the order: {@code name}, {@code tags} or {@code image}
 * @param code stable, for message bundles
 * @param message what the rule wants
 */
public record RuleBreach(String field, String code, String message) {}
