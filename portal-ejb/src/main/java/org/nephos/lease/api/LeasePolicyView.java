package org.nephos.lease.api;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What holds for leases.
 *
 * @param tenant null for the cloud
 * @param maximum the longest term; null for none
 * @param mandatory whether every order names a term
 * @param usual the term of an order that names none; null for none
 * @param warnings how long before the end there is a warning, the longest first
 * @param grace how long a stopped instance is kept after the end
 * @param freeExtensions how many extensions of an instance need no approval; null for any number
 * @param own whether it was said for this tenant; else it is what holds for all
 * @param bound the longest maximum that the tenant's administrator may set; null for any
 * @param boundMandatory whether the administrator has to keep leases mandatory
 * @param removable whether the reader may take the lease off an instance, if they may order any
 */
public record LeasePolicyView(
    UUID tenant,
    String tenantName,
    Duration maximum,
    boolean mandatory,
    Duration usual,
    List<Duration> warnings,
    Duration grace,
    Integer freeExtensions,
    boolean own,
    Duration bound,
    boolean boundMandatory,
    boolean removable,
    long version) {}
