package org.nephos.scaling.api;

/** New figures of a group; null leaves one as it is. A larger max needs an order of its own. */
public record ResizeScalingGroup(Integer min, Integer desired, Integer cooldownSeconds) {}
