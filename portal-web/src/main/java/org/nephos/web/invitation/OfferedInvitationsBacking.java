package org.nephos.web.invitation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.nephos.tenancy.api.InvitationFacade;
import org.nephos.tenancy.api.OpenInvitation;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code WEB-INF/invitation/offered.xhtml}: who is invited sees it where they begin. */
@Named
@RequestScoped
public class OfferedInvitationsBacking {
  @Inject private InvitationFacade invitations;
  @Inject private Arrival arrival;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private List<OpenInvitation> offered;

  /** Those to the person's own verified address. */
  public List<OpenInvitation> getOffered() {
    if (offered == null) {
      offered = invitations.offered();
    }
    return offered;
  }

  /** Accepts or declines one. */
  public String act() {
    String[] what = listing.parameter("act").split(":", 2);
    UUID id = Ids.require(what[what.length - 1]);
    if (what[0].equals("accept")) {
      return arrival.of(invitations.acceptOffered(id));
    }
    invitations.decline(id);
    MessagesBacking.done(words.plain("invitation.done.declined"));
    return nav.again();
  }
}
