package org.nephos.integrity;

/**
 * A row that does not agree with the others.
 *
 * @param rule what it breaks, in kebab case
 * @param subject the id or the place of the row
 * @param detail the figures that do not fit
 */
public record Drift(String rule, String subject, String detail) {}
