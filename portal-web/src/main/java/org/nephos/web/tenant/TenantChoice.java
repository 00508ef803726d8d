package org.nephos.web.tenant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.nephos.list.api.ListQuery;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.tenancy.api.TenantView;
import org.nephos.web.shell.ShellBacking;

/** The tenants that who runs the cloud can choose from on pages about money. */
@Named
@RequestScoped
public class TenantChoice {
  private static final ListQuery ALL = new ListQuery(Map.of(), "name", ListQuery.MAX_LIMIT, null);

  @Inject private TenancyFacade tenancy;
  @Inject private ShellBacking shell;

  private List<TenantView> all;

  /** By name; none for people of a tenant. */
  public List<TenantView> getAll() {
    if (all == null) {
      all = shell.getMe().operator() ? tenancy.tenants(ALL).items() : List.of();
    }
    return all;
  }

  /** Whether there is anything to choose. */
  public boolean isOffered() {
    return !getAll().isEmpty();
  }
}
