package org.nephos.quota.api;

import java.util.List;

/**
 * What an approval would do.
 *
 * @param lines one for each change
 * @param mayDecide whether the caller may approve it as it is
 * @param raisesTenant whether the tenant's own limits would have to rise, which only the operator
 *     may do
 */
public record QuotaImpactView(List<Line> lines, boolean mayDecide, boolean raisesTenant) {
  /**
   * @param projectLimit the project's limit now; null for none
   * @param wanted the limit after
   * @param projectUsed used and reserved in the project
   * @param tenantLimit the tenant's limit now
   * @param tenantLimitAfter the tenant's limit after
   * @param tenantUsed used and reserved in the tenant
   * @param capacity what all hosts can promise; null for resources that hosts do not bound
   * @param allocated what is promised now
   * @param allocatedAfter what is promised when the project uses all of its new limit
   */
  public record Line(
      String resource,
      Long projectLimit,
      long wanted,
      long projectUsed,
      Long tenantLimit,
      Long tenantLimitAfter,
      long tenantUsed,
      Long capacity,
      Long allocated,
      Long allocatedAfter) {}
}
