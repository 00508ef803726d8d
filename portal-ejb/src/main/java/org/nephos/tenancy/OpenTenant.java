package org.nephos.tenancy;

import java.util.Map;
import org.nephos.problem.api.ConflictException;

/** What may begin only in a tenant that is active: orders, starts, scaling groups, projects. */
public final class OpenTenant {
  private OpenTenant() {}

  /**
   * Refuses what would begin in a tenant that is suspended, closing or closed; the words say why.
   *
   * @throws ConflictException {@code tenant-suspended}
   */
  public static void require(Tenant tenant) {
    if (tenant.state() == TenantState.ACTIVE) {
      return;
    }
    throw new ConflictException(
        "tenant-suspended", refusal(tenant), Map.of("state", tenant.state().name()));
  }

  /** Why nothing begins in a tenant that is not active. */
  public static String refusal(Tenant tenant) {
    String what =
        tenant.state() == TenantState.SUSPENDED
            ? "The tenant is suspended"
            : "The tenant is being closed or is closed";
    String why = tenant.stateReason() == null ? "." : ": " + tenant.stateReason();
    return what + why + " Ask the operator of the cloud.";
  }
}
