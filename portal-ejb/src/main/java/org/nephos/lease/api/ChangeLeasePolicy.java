package org.nephos.lease.api;

import java.time.Duration;
import java.util.List;

/**
 * A policy as it shall be, all of it.
 *
 * @param maximum null for none
 * @param mandatory whether every order names a term
 * @param usual the term of an order that names none; null for none
 * @param warnings at most five, each from a minute to 90 days; none for no warning
 * @param grace from nothing to 366 days
 * @param freeExtensions null for any number
 */
public record ChangeLeasePolicy(
    Duration maximum,
    boolean mandatory,
    Duration usual,
    List<Duration> warnings,
    Duration grace,
    Integer freeExtensions) {}
