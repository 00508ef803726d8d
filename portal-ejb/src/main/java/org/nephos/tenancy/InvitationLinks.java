package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.nephos.mail.MailLinks;
import org.nephos.time.PortalClock;

/**
 * Makes the link of an invitation when its letter is sent, so that its secret is in the letter and
 * nowhere else: neither in the job nor in the outbox.
 */
@ApplicationScoped
public class InvitationLinks implements MailLinks {
  static final String KIND = "invitation";

  @Inject private Invitations invitations;
  @Inject private PortalClock clock;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> make(UUID subject) {
    Invitation invitation = invitations.lock(subject);
    if (invitation.state(clock.now()) != InvitationState.PENDING) {
      return Optional.empty();
    }
    InvitationSecret secret = InvitationSecret.random();
    invitation.lockWith(secret);
    return Optional.of(
        System.getProperty("nephos.url", "") + "/invitation/accept.xhtml?token=" + secret.reveal());
  }
}
