package org.nephos.scaling;

/**
 * When a group grows and when it shrinks.
 *
 * @param scaleOutAt grows at a mean of this or more
 * @param scaleInAt shrinks at a mean of this or less
 * @param windowSeconds over which the mean is taken
 * @param step so many members at a time
 */
public record ScalingRule(
    String meter, int scaleOutAt, int scaleInAt, int windowSeconds, int step) {}
