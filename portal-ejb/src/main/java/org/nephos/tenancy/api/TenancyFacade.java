package org.nephos.tenancy.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Tenants, projects and the caller's place in them. */
public interface TenancyFacade {
  /** Who the caller is and where; makes the caller's account at the first sign-in. */
  MeView me();

  /** The caller has signed in to the pages; kept in the audit trail. */
  void signedIn();

  /** The caller's projects, {@code default} first; filter {@code tenant}, {@code name}. */
  Page<ProjectView> projects(ListQuery query);

  ProjectView project(UUID id);

  /** All tenants, for the operator; filters {@code name}, {@code state}. */
  Page<TenantView> tenants(ListQuery query);

  TenantView tenant(UUID id);
}
