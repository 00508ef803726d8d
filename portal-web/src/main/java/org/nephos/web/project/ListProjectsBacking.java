package org.nephos.web.project;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
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
  @Inject private ProjectFacade projects;
  @Inject private TenancyFacade tenancy;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private Words words;

  private String token;
  private String name;
  private Page<ProjectView> page;

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
