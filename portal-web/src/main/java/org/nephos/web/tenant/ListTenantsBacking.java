package org.nephos.web.tenant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.list.api.Page;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.tenancy.api.TenantView;
import org.nephos.web.shell.Listing;

/** {@code tenant/list.xhtml}: the tenants and what they use. */
@Named
@RequestScoped
public class ListTenantsBacking {
  @Inject private TenancyFacade tenancy;
  @Inject private QuotaFacade quotas;
  @Inject private Listing listing;

  private Page<TenantView> page;

  /** The rows of this page. */
  public Page<TenantView> getPage() {
    if (page == null) {
      page = tenancy.tenants(listing.query("name", "state"));
    }
    return page;
  }

  /** The limited lines of a tenant's quota that are in use most. */
  public List<QuotaItemView> quota(TenantView tenant) {
    return quotas.ofTenant(tenant.id()).stream()
        .filter(line -> line.limit() != null)
        .filter(line -> List.of("vcpus", "ramMib").contains(line.resource()))
        .toList();
  }
}
