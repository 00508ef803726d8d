package org.nephos.web.tenant;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.tenancy.api.CreateTenant;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.tenancy.api.TenantFacade;
import org.nephos.tenancy.api.TenantView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.text.Words;

/** {@code tenant/list.xhtml}: the tenants and what they use. */
@Named
@RequestScoped
public class ListTenantsBacking implements Downloadable<TenantView> {
  @Inject private TenancyFacade tenancy;
  @Inject private QuotaFacade quotas;
  @Inject private Listing listing;

  @Inject private TenantFacade tenants;
  @Inject private Words words;

  private String token;
  private String name;
  private String displayName;
  private String contactEmail;
  private String admin;
  private String preset;
  private Page<TenantView> page;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** The rows of this page. */
  public Page<TenantView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return listing.query("name", "state");
  }

  @Override
  public Page<TenantView> read(ListQuery query) {
    return tenancy.tenants(query);
  }

  @Override
  public Class<TenantView> type() {
    return TenantView.class;
  }

  /** Makes a tenant with the limits of a preset, or without any. */
  public String create() {
    TenantView made =
        tenants.create(
            new CreateTenant(
                name,
                orNull(displayName),
                orNull(contactEmail),
                null,
                null,
                List.of(),
                Ids.read(preset),
                null,
                null,
                orNull(admin),
                null),
            FormKey.of(token, name, displayName, contactEmail, preset, admin));
    MessagesBacking.done(words.with("tenant.done.created", made.displayName()));
    return "/tenant/detail?faces-redirect=true&id=" + made.id();
  }

  private static String orNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** The lines of a tenant's quota that are in use most. */
  public List<QuotaItemView> quota(TenantView tenant) {
    return quotas.ofTenant(tenant.id()).stream()
        .filter(line -> List.of("vcpus", "ramMib").contains(line.resource()))
        .toList();
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getDisplayName() {
    return displayName;
  }

  public void setDisplayName(String displayName) {
    this.displayName = displayName;
  }

  public String getContactEmail() {
    return contactEmail;
  }

  public void setContactEmail(String contactEmail) {
    this.contactEmail = contactEmail;
  }

  public String getPreset() {
    return preset;
  }

  public void setPreset(String preset) {
    this.preset = preset;
  }

  public String getAdmin() {
    return admin;
  }

  public void setAdmin(String admin) {
    this.admin = admin;
  }
}
