package org.nephos.tenancy.api;

import java.util.List;
import java.util.UUID;

/**
 * What of a tenant the operator may edit; null stays as it is.
 *
 * @param zones the names of the zones that it may order in; empty for all
 * @param flavors the flavors that it may order; empty for all
 * @param brand the look of its pages, one of {@link org.nephos.tenancy.Brand}
 */
public record ChangeTenant(
    String displayName,
    String contactEmail,
    UUID pricePlan,
    List<String> zones,
    List<UUID> flavors,
    String brand) {}
