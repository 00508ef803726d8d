package org.nephos.placement;

import java.util.UUID;

/** A host as placement sees it: figures of a moment ago, to be proven by the guarded UPDATE. */
public record HostCandidate(
    UUID id,
    String name,
    String zone,
    boolean preferred,
    HostState state,
    long vcpus,
    long ramMib,
    long diskGib,
    long allocatedVcpus,
    long allocatedRamMib,
    long allocatedDiskGib) {}
