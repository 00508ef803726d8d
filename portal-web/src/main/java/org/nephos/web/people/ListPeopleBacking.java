package org.nephos.web.people;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.MemberView;
import org.nephos.tenancy.api.ProjectFacade;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.tenancy.api.TenantView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code people/list.xhtml}: who has which role where in a tenant. */
@Named
@RequestScoped
public class ListPeopleBacking implements Downloadable<MemberView> {
  private static final List<Role> IN_TENANT =
      List.of(Role.TENANT_ADMIN, Role.MEMBER, Role.VIEWER, Role.BILLING);
  private static final List<Role> IN_PROJECT = List.of(Role.MEMBER, Role.VIEWER);

  @Inject private ProjectFacade projects;
  @Inject private TenancyFacade tenancy;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private UUID tenantId;
  private TenantView tenant;
  private Page<MemberView> page;
  private Map<UUID, ProjectView> names;

  @PostConstruct
  void begin() {
    String named = listing.parameter("tenant");
    if (named != null) {
      tenantId = Ids.require(named);
    } else if (shell.getTenant() != null) {
      tenantId = shell.getTenant().id();
    }
  }

  /** Whose people they are; the tenant that the person works in unless the address names one. */
  public TenantView getTenant() {
    if (tenant == null && tenantId != null) {
      tenant = tenancy.tenant(tenantId);
    }
    return tenant;
  }

  /** The rows of this page. */
  public Page<MemberView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return listing.query("username", "role");
  }

  @Override
  public Page<MemberView> read(ListQuery query) {
    return tenantId == null ? new Page<>(List.of(), null) : projects.tenantMembers(tenantId, query);
  }

  @Override
  public Class<MemberView> type() {
    return MemberView.class;
  }

  /** The tenant's projects. */
  public List<ProjectView> getProjects() {
    return List.copyOf(names().values());
  }

  private Map<UUID, ProjectView> names() {
    if (names == null) {
      names =
          tenantId == null
              ? Map.of()
              : tenancy
                  .projects(
                      new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null)
                          .with("tenant", tenantId.toString()))
                  .items()
                  .stream()
                  .collect(Collectors.toMap(ProjectView::id, Function.identity()));
    }
    return names;
  }

  /** Where a role holds, in words. */
  public String where(UUID project) {
    if (project == null) {
      return words.plain("people.everywhere");
    }
    ProjectView known = names().get(project);
    return known == null ? words.plain("people.gone") : known.name();
  }

  /** The roles that there are in a tenant as a whole. */
  public List<Role> getTenantRoles() {
    return IN_TENANT;
  }

  /** The roles that there are in one project. */
  public List<Role> getProjectRoles() {
    return IN_PROJECT;
  }

  /** Changes a role or takes it away. */
  public String act() {
    String[] what = listing.parameter("act").split(":", 2);
    UUID id = Ids.require(what[what.length - 1]);
    if (what[0].equals("change")) {
      String role = listing.parameter("newRole");
      projects.changeMember(
          id,
          IN_TENANT.stream().filter(known -> known.name().equals(role)).findFirst().orElse(null));
      MessagesBacking.done(words.plain("people.done.changed"));
    } else {
      projects.removeMember(id);
      MessagesBacking.done(words.plain("people.done.removed"));
    }
    return nav.again();
  }
}
