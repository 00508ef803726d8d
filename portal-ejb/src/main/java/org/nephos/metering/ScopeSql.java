package org.nephos.metering;

import jakarta.persistence.Query;
import org.nephos.tenancy.ReadScope;

/** The condition that keeps a native query within a scope. */
public final class ScopeSql {
  private ScopeSql() {}

  /**
   * A condition on {@code <alias>.tenant_id} and {@code <alias>.project_id}, to be bound by {@link
   * #bind}.
   */
  public static String condition(ReadScope scope, String alias) {
    if (scope.all()) {
      return "1 = 1";
    }
    if (scope.isEmpty()) {
      return "1 = 0";
    }
    String tenants = alias + ".tenant_id in (:scopeTenants)";
    String projects = alias + ".project_id in (:scopeProjects)";
    if (scope.projects().isEmpty()) {
      return tenants;
    }
    return scope.tenants().isEmpty() ? projects : "(" + tenants + " or " + projects + ")";
  }

  /** Binds what {@link #condition} named. */
  public static <Q extends Query> Q bind(ReadScope scope, Q query) {
    if (!scope.all() && !scope.tenants().isEmpty()) {
      query.setParameter("scopeTenants", scope.tenants());
    }
    if (!scope.all() && !scope.projects().isEmpty()) {
      query.setParameter("scopeProjects", scope.projects());
    }
    return query;
  }
}
