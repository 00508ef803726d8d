package org.nephos.compute;

/**
 * The payload of a power job.
 *
 * @param action what was asked for
 */
public record PowerJob(InstanceAction action) {}
