package org.nephos.web.project;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.MemberView;
import org.nephos.tenancy.api.ProjectFacade;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code project/list.xhtml}: the projects of the tenant that the person works in. */
@Named
@RequestScoped
public class ListProjectsBacking implements Downloadable<ProjectView> {
  private static final List<String> SHOWN = List.of("instances", "vcpus", "ramMib");
  private static final String OF_PROJECT = "project";
  private static final ListQuery EVERYBODY =
      new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null);

  @Inject private ProjectFacade projects;
  @Inject private QuotaFacade quotas;
  @Inject private TenancyFacade tenancy;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private Words words;

  private String token;
  private String name;
  private Page<ProjectView> page;
  private List<MemberView> members;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** The rows of this page. */
  public Page<ProjectView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return listing.query("name");
  }

  @Override
  public Page<ProjectView> read(ListQuery query) {
    return shell.getTenant() == null
        ? new Page<>(List.of(), null)
        : tenancy.projects(query.with("tenant", shell.getTenant().id().toString()));
  }

  @Override
  public Class<ProjectView> type() {
    return ProjectView.class;
  }

  /** What of its limits a row shows; nothing where the reader may not see them. */
  public List<String> getShown() {
    return shell.mayHere(Permission.QUOTA_SEE.name()) ? SHOWN : List.of();
  }

  /** How much of them a project uses. */
  public List<QuotaItemView> quota(ProjectView project) {
    if (getShown().isEmpty()) {
      return List.of();
    }
    Map<String, QuotaItemView> lines =
        quotas.ofProject(project.id()).stream()
            .filter(line -> OF_PROJECT.equals(line.scope()))
            .collect(Collectors.toMap(QuotaItemView::resource, line -> line));
    return SHOWN.stream()
        .map(r -> lines.getOrDefault(r, new QuotaItemView(OF_PROJECT, r, null, 0, 0, null)))
        .toList();
  }

  /** Whether the reader may see who is in the projects. */
  public boolean isPeopleSeen() {
    return shell.mayHere(Permission.PEOPLE_SEE.name());
  }

  /** How many people have a role in a project, those of the whole tenant among them. */
  public long people(ProjectView project) {
    if (members == null) {
      members = projects.tenantMembers(project.tenant(), EVERYBODY).items();
    }
    return members.stream()
        .filter(m -> m.project() == null || m.project().equals(project.id()))
        .map(MemberView::person)
        .distinct()
        .count();
  }

  /** Makes one. */
  public String create() {
    ProjectView made = projects.create(shell.getTenant().id(), name, FormKey.of(token, name));
    MessagesBacking.done(words.with("project.done.created", made.name()));
    return "/project/list?faces-redirect=true";
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
}
