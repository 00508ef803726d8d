package org.nephos.list;

import java.util.Map;
import org.nephos.list.ListReader.Condition;
import org.nephos.tenancy.ReadScope;

/** The condition that keeps a list within the caller's scope. */
public final class Scoped {
  private Scoped() {}

  /** For entities with {@code tenantId} and {@code projectId}. */
  public static Condition by(ReadScope scope) {
    if (scope.all()) {
      return Condition.ALL;
    }
    if (scope.isEmpty()) {
      return Condition.NONE;
    }
    if (scope.projects().isEmpty()) {
      return new Condition("e.tenantId in :scopeTenants", Map.of("scopeTenants", scope.tenants()));
    }
    if (scope.tenants().isEmpty()) {
      return new Condition(
          "e.projectId in :scopeProjects", Map.of("scopeProjects", scope.projects()));
    }
    return new Condition(
        "e.tenantId in :scopeTenants or e.projectId in :scopeProjects",
        Map.of("scopeTenants", scope.tenants(), "scopeProjects", scope.projects()));
  }
}
