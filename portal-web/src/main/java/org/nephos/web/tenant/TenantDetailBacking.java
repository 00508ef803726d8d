package org.nephos.web.tenant;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nephos.list.api.ListQuery;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.tenancy.Brand;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.AccessFacade;
import org.nephos.tenancy.api.ChangeTenant;
import org.nephos.tenancy.api.MemberView;
import org.nephos.tenancy.api.ProjectFacade;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.tenancy.api.TenantFacade;
import org.nephos.tenancy.api.TenantView;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code tenant/detail.xhtml}: a tenant, its people, and whether it may begin anything. */
@Named
@RequestScoped
public class TenantDetailBacking {
  private static final ListQuery PEOPLE = new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null);
  private static final List<String> GRACES = List.of("P30D", "P7D", "P90D", "PT0S");

  @Inject private AccessFacade access;
  @Inject private TenancyFacade tenancy;
  @Inject private TenantFacade tenants;
  @Inject private ProjectFacade projects;
  @Inject private QuotaFacade quotas;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private String id;
  private TenantView tenant;
  private List<MemberView> members;
  private String displayName;
  private String contactEmail;
  private String brand;
  private String suspendReason;
  private String instances = "keep";
  private String closeReason;
  private String grace = GRACES.get(0);

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
  }

  /** Reads the tenant when the page is asked for; what is done here is the operator's. */
  public void load() {
    getTenant();
    access.checkAnywhere(Permission.CLOUD_OPERATE);
  }

  /** The tenant. */
  public TenantView getTenant() {
    if (tenant == null) {
      tenant = tenancy.tenant(Ids.require(id));
    }
    return tenant;
  }

  /** Who has a role in it. */
  public List<MemberView> getMembers() {
    if (members == null) {
      members = projects.tenantMembers(getTenant().id(), PEOPLE).items();
    }
    return members;
  }

  /** Its limits, and what is used of them. */
  public List<QuotaItemView> getQuota() {
    return quotas.ofTenant(getTenant().id());
  }

  /** How long a closed one can still be resumed. */
  public List<String> getGraces() {
    return GRACES;
  }

  /** Changes what people read of it. */
  public String change() {
    tenants.change(
        Ids.require(id),
        new ChangeTenant(getDisplayName(), getContactEmail(), null, null, null, getBrand()),
        null);
    return done(words.with("tenant.done.changed", getTenant().displayName()));
  }

  /** Lets nothing new begin. */
  public String suspend() {
    tenants.suspend(Ids.require(id), suspendReason, "stop".equals(instances));
    return done(words.with("tenant.done.suspended", getTenant().displayName()));
  }

  /** Lets everything begin again. */
  public String resume() {
    tenants.resume(Ids.require(id), null);
    return done(words.with("tenant.done.resumed", getTenant().displayName()));
  }

  /** Lets everything end. */
  public String close() {
    tenants.close(Ids.require(id), closeReason, Duration.parse(grace));
    return done(words.with("tenant.done.closing", getTenant().displayName()));
  }

  private String done(String said) {
    MessagesBacking.done(said);
    return nav.again();
  }

  public String getDisplayName() {
    return displayName == null ? getTenant().displayName() : displayName;
  }

  public void setDisplayName(String displayName) {
    this.displayName = displayName;
  }

  public String getContactEmail() {
    return contactEmail == null ? getTenant().contactEmail() : contactEmail;
  }

  public void setContactEmail(String contactEmail) {
    this.contactEmail = contactEmail;
  }

  /** The looks to choose from. */
  public List<String> getBrands() {
    return Arrays.stream(Brand.values()).map(Brand::word).toList();
  }

  public String getBrand() {
    return brand == null ? getTenant().brand() : brand;
  }

  public void setBrand(String brand) {
    this.brand = brand;
  }

  public String getSuspendReason() {
    return suspendReason;
  }

  public void setSuspendReason(String suspendReason) {
    this.suspendReason = suspendReason;
  }

  /** {@code keep} or {@code stop}: what becomes of what runs in a suspended one. */
  public String getInstances() {
    return instances;
  }

  public void setInstances(String instances) {
    this.instances = instances;
  }

  public String getCloseReason() {
    return closeReason;
  }

  public void setCloseReason(String closeReason) {
    this.closeReason = closeReason;
  }

  /** One of the {@link #getGraces() graces}; the select offers no other. */
  public String getGrace() {
    return grace;
  }

  public void setGrace(String grace) {
    this.grace = grace;
  }
}
