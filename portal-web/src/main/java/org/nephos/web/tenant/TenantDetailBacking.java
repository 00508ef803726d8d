package org.nephos.web.tenant;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.nephos.list.api.ListQuery;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
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
        Ids.require(id), new ChangeTenant(getDisplayName(), getContactEmail(), null), null);
    return done(words.with("tenant.done.changed", getTenant().displayName()));
  }

  /** Lets nothing new begin, everything begin again, or everything end. */
  public String act() {
    return switch (listing.parameter("act")) {
      case "suspend" -> {
        tenants.suspend(
            Ids.require(id),
            listing.parameter("suspendReason"),
            "stop".equals(listing.parameter("instances")));
        yield done(words.with("tenant.done.suspended", getTenant().displayName()));
      }
      case "close" -> {
        tenants.close(
            Ids.require(id), listing.parameter("closeReason"), grace(listing.parameter("grace")));
        yield done(words.with("tenant.done.closing", getTenant().displayName()));
      }
      default -> {
        tenants.resume(Ids.require(id), null);
        yield done(words.with("tenant.done.resumed", getTenant().displayName()));
      }
    };
  }

  private static Duration grace(String text) {
    return GRACES.contains(text) ? Duration.parse(text) : null;
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
}
