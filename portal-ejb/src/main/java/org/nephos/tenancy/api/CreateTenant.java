package org.nephos.tenancy.api;

import java.util.List;
import java.util.UUID;
import org.nephos.quota.api.LimitChange;

/**
 * A tenant to be.
 *
 * @param name 1 to 63 lowercase letters, digits and hyphens, unique in the cloud
 * @param displayName 1 to 200 characters; the name when null
 * @param contactEmail whom to write to; may be null
 * @param pricePlan null for the cloud's first
 * @param zone the time zone that its billing month is counted in, such as {@code Europe/Berlin};
 *     null for UTC
 * @param quota its limits; what is not named has none
 * @param preset the preset whose limits it begins with, changed by {@code quota}; may be null
 * @param zones the names of the zones that it may order in; null for all
 * @param flavors the flavors that it may order; null for all
 * @param admin the user name of its first administrator, who has signed in before; may be null
 * @param brand the look of its pages, one of {@link org.nephos.tenancy.Brand}; null for the cloud's
 */
public record CreateTenant(
    String name,
    String displayName,
    String contactEmail,
    UUID pricePlan,
    String zone,
    List<LimitChange> quota,
    UUID preset,
    List<String> zones,
    List<UUID> flavors,
    String admin,
    String brand) {
  public CreateTenant {
    quota = quota == null ? List.of() : List.copyOf(quota);
  }
}
