package org.nephos.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nephos.event.api.EventFacade;
import org.nephos.event.api.EventView;
import org.nephos.inbox.api.InboxFacade;
import org.nephos.job.api.JobFacade;
import org.nephos.list.api.ListQuery;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.AccessFacade;
import org.nephos.tenancy.api.MeView;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.tenancy.api.TenancyFacade;

/** The frame around every page: who, where, what runs, what waits. */
@Named("shell")
@RequestScoped
public class ShellBacking {
  private static final int NEWS = 8;

  @Inject private TenancyFacade tenancy;
  @Inject private AccessFacade access;
  @Inject private JobFacade jobs;
  @Inject private InboxFacade items;
  @Inject private EventFacade events;
  @Inject private Workspace workspace;

  private MeView me;
  private List<EventView> news;
  private Long running;
  private Long inbox;

  /** Who signed in. */
  public MeView getMe() {
    if (me == null) {
      me = tenancy.me();
    }
    return me;
  }

  /** Whether the person belongs to no tenant and does not run the cloud either. */
  public boolean isHomeless() {
    return !getMe().operator() && getMe().tenants().isEmpty();
  }

  /** Where somebody goes who belongs nowhere: it says what is missing and whom to ask. */
  public String begin() {
    return "/signup/request?faces-redirect=true";
  }

  /** The project that the person works in; null for who has none, as an operator. */
  public ProjectView getProject() {
    return membership().flatMap(this::chosenProject).orElse(null);
  }

  /** Its id, or null. */
  public UUID getProjectId() {
    ProjectView project = getProject();
    return project == null ? null : project.id();
  }

  /** The tenant that the person works in; null for who belongs to none. */
  public MeView.MembershipView getTenant() {
    return membership().orElse(null);
  }

  /**
   * A list of the tenant that the person works in, unless the address names another. Who runs the
   * cloud sees all tenants, and who belongs to none has nothing to choose.
   */
  public ListQuery ofTenant(ListQuery query) {
    return getMe().operator() || getTenant() == null || query.filters().containsKey("tenant")
        ? query
        : query.with("tenant", getTenant().id().toString());
  }

  private Optional<MeView.MembershipView> membership() {
    UUID chosen = workspace.getProject();
    List<MeView.MembershipView> tenants = getMe().tenants();
    return tenants.stream()
        .filter(tenant -> tenant.projects().stream().anyMatch(p -> p.id().equals(chosen)))
        .findFirst()
        .or(() -> tenants.stream().findFirst());
  }

  private Optional<ProjectView> chosenProject(MeView.MembershipView tenant) {
    return tenant.projects().stream()
        .filter(project -> project.id().equals(workspace.getProject()))
        .findFirst()
        .or(() -> tenant.projects().stream().findFirst());
  }

  /**
   * Goes to another of the person's projects.
   *
   * @param id one of those that the switcher offered; any other is ignored
   */
  public String choose(UUID id) {
    boolean own =
        getMe().tenants().stream()
            .flatMap(tenant -> tenant.projects().stream())
            .anyMatch(project -> project.id().equals(id));
    if (own) {
      workspace.choose(id);
    }
    return "/index?faces-redirect=true";
  }

  /** Whether there is more than one project to choose from. */
  public boolean isSwitchable() {
    return getMe().tenants().stream().mapToInt(tenant -> tenant.projects().size()).sum() > 1;
  }

  /** Whether the person may do this anywhere; for the menu. */
  public boolean may(String permission) {
    return access.mayAnywhere(Permission.valueOf(permission));
  }

  /** Whether the person may do this in the project they work in; for buttons. */
  public boolean mayHere(String permission) {
    UUID project = getProjectId();
    return project != null && access.mayInProject(Permission.valueOf(permission), project);
  }

  /** How many jobs run or wait, of those that the list of jobs shows. */
  public long getRunning() {
    if (running == null) {
      running = jobs.running(ofTenant(ListQuery.firstPage()));
    }
    return running;
  }

  /** How much waits for this person's decision, of what the inbox shows. */
  public long getInbox() {
    if (inbox == null) {
      inbox = items.waiting(ofTenant(ListQuery.firstPage()));
    }
    return inbox;
  }

  /** What happened last. */
  public List<EventView> getNews() {
    if (news == null) {
      news = events.recent(getProjectId(), NEWS);
    }
    return news;
  }

  /** Where the stream of events stood when the page was made, so that it misses none. */
  public long getHead() {
    return events.head();
  }

  /** Which build this is. */
  public String getVersion() {
    return BuildVersion.version();
  }
}
