package org.nephos.placement;

/**
 * What has to be placed.
 *
 * @param zone where, or null for any
 */
public record PlacementRequest(String zone, long vcpus, long ramMib, long diskGib) {}
