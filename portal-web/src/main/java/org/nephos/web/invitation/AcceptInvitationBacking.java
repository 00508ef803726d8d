package org.nephos.web.invitation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.api.InvitationFacade;
import org.nephos.tenancy.api.InvitationOffer;
import org.nephos.web.shell.Listing;
import org.nephos.web.text.Words;

/** {@code invitation/accept.xhtml}: what the letter's link leads to, once one has signed in. */
@Named
@RequestScoped
public class AcceptInvitationBacking {
  @Inject private InvitationFacade invitations;
  @Inject private Arrival arrival;
  @Inject private Listing listing;
  @Inject private Words words;

  private InvitationOffer offer;
  private String trouble;

  /** Reads the invitation; the form's button is there only if it is good, on its return too. */
  private void load() {
    if (offer != null || trouble != null) {
      return;
    }
    try {
      offer = invitations.offer(listing.parameter("token"));
    } catch (NotFoundException e) {
      trouble = words.plain("invitation.accept.unknown");
    } catch (ConflictException e) {
      trouble = e.getMessage();
    }
  }

  /** What is offered; null when the link is good for nothing. */
  public InvitationOffer getOffer() {
    load();
    return offer;
  }

  /** Why it is good for nothing; null when it is good. */
  public String getTrouble() {
    load();
    return trouble;
  }

  /** The secret of the link, for the form to carry along. */
  public String getToken() {
    return listing.parameter("token");
  }

  /** Accepts, and begins to work there. */
  public String accept() {
    return arrival.of(invitations.accept(listing.parameter("token")));
  }
}
