package org.nephos.web.quota;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.nephos.problem.api.InvalidException;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.AccessFacade;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Amounts;
import org.nephos.web.text.Words;

/** {@code quota/edit.xhtml}: the limits of a tenant, for the operator, or of a project. */
@Named
@RequestScoped
public class EditQuotaBacking {
  @Inject private QuotaFacade quotas;
  @Inject private TenancyFacade tenancy;
  @Inject private AccessFacade access;
  @Inject private ShellBacking shell;
  @Inject private LimitFields fields;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;
  @Inject private Amounts amounts;

  private UUID tenant;
  private UUID project;
  private String name;
  private List<QuotaItemView> lines;
  private List<QuotaItemView> all;

  @PostConstruct
  void begin() {
    String ofTenant = listing.parameter("tenant");
    if (ofTenant != null) {
      tenant = Ids.require(ofTenant);
    } else {
      String ofProject = listing.parameter("project");
      project = ofProject == null ? shell.getProjectId() : Ids.require(ofProject);
    }
  }

  /** Reads the limits when the page is asked for. */
  public void load() {
    getLines();
    getName();
  }

  /** Whether the reader may set them. */
  public boolean isAllowed() {
    return tenant != null
        ? access.mayAnywhere(Permission.CLOUD_OPERATE)
        : project != null && access.mayInProject(Permission.QUOTA_SET, project);
  }

  /** Whether they are a tenant's. */
  public boolean isOfTenant() {
    return tenant != null;
  }

  /** Whose they are. */
  public String getName() {
    if (name == null) {
      name =
          tenant != null
              ? tenancy.tenant(tenant).displayName()
              : project == null ? "" : tenancy.project(project).name();
    }
    return name;
  }

  /** The lines that can be set. */
  public List<QuotaItemView> getLines() {
    if (lines == null) {
      String scope = tenant != null ? "tenant" : "project";
      lines = all().stream().filter(line -> line.scope().equals(scope)).toList();
    }
    return lines;
  }

  private List<QuotaItemView> all() {
    if (all == null) {
      all =
          tenant != null
              ? quotas.ofTenant(tenant)
              : project == null ? List.of() : quotas.ofProject(project);
    }
    return all;
  }

  /** The tenant's own limit of a project's line; null for none. */
  public Long bound(QuotaItemView line) {
    return all().stream()
        .filter(other -> other.scope().equals("tenant") && !line.scope().equals("tenant"))
        .filter(other -> other.resource().equals(line.resource()))
        .map(QuotaItemView::limit)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What stands in the field of a line: what was typed and refused, else the limit. */
  public String value(QuotaItemView line) {
    return fields.isWrong() && fields.typed(line.resource()) != null
        ? fields.typed(line.resource())
        : fields.shown(line.resource(), line.limit());
  }

  /** What the form was shown with, so that nobody's change is lost. */
  public String was(QuotaItemView line) {
    String sent = listing.parameter("was-" + line.resource());
    return fields.isWrong() && sent != null ? sent : fields.shown(line.resource(), line.limit());
  }

  /** Sets what was changed. */
  public String save() {
    List<LimitChange> changes = changes();
    if (fields.isWrong()) {
      return null;
    }
    if (changes.isEmpty()) {
      throw new InvalidException("limits", "required", words.plain("quota.edit.nothing"));
    }
    List<QuotaItemView> after;
    try {
      after =
          tenant != null
              ? quotas.setTenantLimits(tenant, changes)
              : quotas.setProjectLimits(project, changes);
    } catch (InvalidException e) {
      fields.refuse(e, changes);
      changes.forEach(this::sayBound);
      return null;
    }
    boolean below =
        after.stream()
            .filter(line -> changes.stream().anyMatch(c -> c.resource().equals(line.resource())))
            .anyMatch(line -> line.limit() != null && line.used() + line.reserved() > line.limit());
    MessagesBacking.done(
        words.with(below ? "quota.edit.done.below" : "quota.edit.done", getName()));
    return nav.again();
  }

  /** Says how far it may go in the unit of the field. */
  private void sayBound(LimitChange change) {
    for (QuotaItemView line : getLines()) {
      Long bound = bound(line);
      if (line.resource().equals(change.resource())
          && fields.invalid(line.resource()) != null
          && bound != null
          && change.limit() > bound) {
        fields.refuse(
            line.resource(), words.with("quota.edit.bound", amounts.quota(line.resource(), bound)));
      }
    }
  }

  private List<LimitChange> changes() {
    List<LimitChange> changes = new ArrayList<>();
    for (QuotaItemView line : getLines()) {
      String resource = line.resource();
      String now = fields.shown(resource, line.limit());
      String was = Objects.requireNonNullElse(listing.parameter("was-" + resource), "");
      String typed = Objects.requireNonNullElse(fields.typed(resource), "");
      if (typed.equals(was)) {
        continue;
      }
      if (!was.equals(now)) {
        fields.refuse(resource, words.with("quota.edit.meanwhile", now));
      } else if (typed.isEmpty()) {
        fields.refuse(resource, words.plain("quota.edit.empty"));
      } else {
        Long limit = fields.read(resource);
        if (limit != null) {
          changes.add(new LimitChange(resource, limit));
        }
      }
    }
    return changes;
  }
}
