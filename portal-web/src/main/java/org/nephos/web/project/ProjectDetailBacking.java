package org.nephos.web.project;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.nephos.list.api.ListQuery;
import org.nephos.tenancy.api.MemberView;
import org.nephos.tenancy.api.ProjectFacade;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code project/detail.xhtml}: a project, who is in it, its name and its end. */
@Named
@RequestScoped
public class ProjectDetailBacking {
  private static final ListQuery PEOPLE = new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null);

  @Inject private ProjectFacade projects;
  @Inject private TenancyFacade tenancy;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private String id;
  private String name;
  private ProjectView project;
  private List<MemberView> members;

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
  }

  /** Reads the project and its people when the page is asked for. */
  public void load() {
    getProject();
    getMembers();
  }

  /** The project. */
  public ProjectView getProject() {
    if (project == null) {
      project = tenancy.project(Ids.require(id));
    }
    return project;
  }

  /** Who has a role in it, those of the whole tenant among them. */
  public List<MemberView> getMembers() {
    if (members == null) {
      members = projects.members(getProject().id(), PEOPLE).items();
    }
    return members;
  }

  /** Gives it another name. */
  public String rename() {
    ProjectView renamed = projects.rename(getProject().id(), name, getProject().version());
    MessagesBacking.done(words.with("project.done.renamed", renamed.name()));
    return nav.again();
  }

  /** Deletes it. */
  public String delete() {
    String gone = getProject().name();
    projects.delete(getProject().id());
    MessagesBacking.done(words.with("project.done.deleted", gone));
    return "/project/list?faces-redirect=true";
  }

  public String getName() {
    return name == null ? getProject().name() : name;
  }

  public void setName(String name) {
    this.name = name;
  }
}
