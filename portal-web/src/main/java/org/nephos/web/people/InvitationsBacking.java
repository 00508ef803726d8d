package org.nephos.web.people;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.CreateInvitation;
import org.nephos.tenancy.api.InvitationFacade;
import org.nephos.tenancy.api.InvitationView;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** The part of {@code people/list.xhtml} with those who are invited. */
@Named
@RequestScoped
public class InvitationsBacking {
  private static final ListQuery OPEN = new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null);

  @Inject private InvitationFacade invitations;
  @Inject private ListPeopleBacking people;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private String token;
  private String email;
  private String role = Role.MEMBER.name();
  private String project;
  private List<InvitationView> open;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** Those that are open or have expired. */
  public List<InvitationView> getOpen() {
    if (open == null) {
      open =
          people.getTenant() == null
              ? List.of()
              : invitations
                  .invitations(OPEN.with("tenant", people.getTenant().id().toString()))
                  .items();
    }
    return open;
  }

  /** Invites somebody. */
  public String invite() {
    UUID where = project == null || project.isBlank() ? null : Ids.require(project);
    InvitationView sent =
        invitations.invite(
            new CreateInvitation(people.getTenant().id(), where, email, Role.valueOf(role)),
            FormKey.of(token, email, role, project));
    MessagesBacking.done(words.with("invitation.done.sent", sent.email()));
    return nav.again();
  }

  /** Sends one again or takes it back. */
  public String act() {
    String[] what = listing.parameter("act").split(":", 2);
    UUID id = Ids.require(what[what.length - 1]);
    if (what[0].equals("resend")) {
      MessagesBacking.done(words.with("invitation.done.sent", invitations.resend(id).email()));
    } else {
      invitations.revoke(id);
      MessagesBacking.done(words.plain("invitation.done.revoked"));
    }
    return nav.again();
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email;
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }

  public String getProject() {
    return project;
  }

  public void setProject(String project) {
    this.project = project;
  }
}
