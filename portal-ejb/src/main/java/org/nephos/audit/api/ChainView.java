package org.nephos.audit.api;

/**
 * What a check of the trail found.
 *
 * @param checked how many rows were read and good
 * @param whole whether all is as it was written
 * @param brokenAt the first place that is not good, or null
 * @param reason {@code missing} or {@code changed}, or null
 */
public record ChainView(long checked, boolean whole, Long brokenAt, String reason) {}
