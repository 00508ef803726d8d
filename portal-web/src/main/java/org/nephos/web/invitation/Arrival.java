package org.nephos.web.invitation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.nephos.tenancy.api.MemberView;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.Workspace;
import org.nephos.web.text.Words;

/** Where somebody begins who has just become a member. */
@RequestScoped
class Arrival {
  @Inject private TenancyFacade tenancy;
  @Inject private Workspace workspace;
  @Inject private Words words;

  /** Chooses a project that the new role reaches, and leads to the overview. */
  String of(MemberView made) {
    tenancy.me().tenants().stream()
        .filter(tenant -> tenant.id().equals(made.tenant()))
        .flatMap(tenant -> tenant.projects().stream())
        .map(ProjectView::id)
        .filter(project -> made.project() == null || project.equals(made.project()))
        .findFirst()
        .ifPresent(workspace::choose);
    MessagesBacking.done(words.plain("invitation.done.accepted"));
    return "/index?faces-redirect=true";
  }
}
