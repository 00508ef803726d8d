package org.nephos.driver;

import java.util.UUID;

/**
 * Monotonic counters of one guest, since it was powered on.
 *
 * @param id the guest's UUID
 * @param vcpus its virtual processors
 * @param cpuTimeNanos processor time used, summed over all vCPUs, in nanoseconds
 * @param ramUsedKib memory in use in KiB, or -1 when unknown
 * @param rxBytes bytes received on all cards
 * @param txBytes bytes sent on all cards
 * @param readBytes bytes read from all disks
 * @param writtenBytes bytes written to all disks
 */
public record GuestSample(
    UUID id,
    int vcpus,
    long cpuTimeNanos,
    long ramUsedKib,
    long rxBytes,
    long txBytes,
    long readBytes,
    long writtenBytes) {}
