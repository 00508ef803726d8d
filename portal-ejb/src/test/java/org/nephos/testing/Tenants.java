package org.nephos.testing;

import java.util.List;
import org.nephos.quota.api.LimitChange;
import org.nephos.tenancy.api.CreateTenant;

/** Makes tenants to be that say only what a test is about. */
public final class Tenants {
  private Tenants() {}

  /**
   * One that may order everything.
   *
   * @param vcpus its only limit
   * @param admin the user name of its first administrator; null for none
   */
  public static CreateTenant named(String name, long vcpus, String admin) {
    List<LimitChange> quota = List.of(new LimitChange("vcpus", vcpus));
    return new CreateTenant(name, null, null, null, null, quota, null, null, null, admin, null);
  }
}
