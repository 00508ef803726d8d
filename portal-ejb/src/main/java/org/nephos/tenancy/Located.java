package org.nephos.tenancy;

import java.util.UUID;

/**
 * Whose an object is.
 *
 * @param tenant null for what belongs to the cloud
 * @param project null for what belongs to a tenant as a whole
 * @param owner whose own it is within the project; null for what belongs to all of it
 */
public record Located(UUID tenant, UUID project, UUID owner) {}
