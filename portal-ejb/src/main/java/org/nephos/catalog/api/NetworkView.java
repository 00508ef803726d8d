package org.nephos.catalog.api;

import java.util.UUID;

/**
 * A network that an instance can be plugged into.
 *
 * @param shared whether every tenant may use it; then {@code project} is null
 */
public record NetworkView(
    UUID id, String name, String cidr, boolean shared, UUID project, String description) {}
