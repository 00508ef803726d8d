package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.UnauthenticatedException;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.InvitationOffer;
import org.nephos.tenancy.api.InvitationView;
import org.nephos.tenancy.api.MemberView;
import org.nephos.time.PortalClock;

/** Makes a member of who brings the secret of a letter. */
@ApplicationScoped
class InvitationAcceptance {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Invitations invitations;
  @Inject private Memberships memberships;
  @Inject private AccessService access;
  @Inject private People people;
  @Inject private PersonRegister register;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  InvitationOffer offer(String secret) {
    Invitation invitation = invitations.opened(secret);
    requireGood(invitation);
    InvitationView view = invitations.view(invitation);
    return new InvitationOffer(
        view.tenantName(), view.projectName(), view.role(), view.invitedBy(), view.expiresAt());
  }

  MemberView accept(String secret) {
    Caller caller = CallerScope.current();
    if (caller.isSystem()) {
      throw new UnauthenticatedException();
    }
    if (caller.token() != null) {
      throw new ForbiddenException(
          Permission.PEOPLE_CHANGE, "Accept an invitation by signing in, not by an API token.");
    }
    register.signIn(caller);
    return transactions.inNew(() -> take(secret, caller));
  }

  private MemberView take(String secret, Caller caller) {
    Invitation invitation = invitations.opened(secret);
    memberships.lockTenant(invitation.tenantId());
    invitations.lock(invitation.id());
    // Who waited for the lock sees what the other made of it, or that a newer letter has left.
    invitations.opened(secret);
    requireGood(invitation);
    Person person = em.find(Person.class, caller.personId());
    if (memberships.holds(
        person.id(), invitation.role(), invitation.tenantId(), invitation.projectId())) {
      throw new ConflictException(
          "already-member",
          "You hold this role here already. Sign in as who is invited.",
          Map.of("role", invitation.role().name()));
    }
    Invitations.Facts before = Invitations.Facts.of(invitation);
    invitation.accept(person.id(), clock.now());
    invitations.record("invitation.accepted", invitation, before);
    Membership made =
        people.grant(
            person,
            invitation.role(),
            invitation.tenantId(),
            invitation.projectId(),
            invitation.invitedByName());
    em.flush();
    return Memberships.view(made, person);
  }

  private void requireGood(Invitation invitation) {
    InvitationState state = invitation.state(clock.now());
    if (state != InvitationState.PENDING) {
      throw ended(state, invitation);
    }
    OpenTenant.require(em.find(Tenant.class, invitation.tenantId()));
    boolean gone =
        invitation.projectId() != null
            && em.find(Project.class, invitation.projectId()).isDeleted();
    Rights giver = access.rightsOf(invitation.invitedBy());
    if (gone || !giver.covers(invitation.role(), invitation.tenantId(), invitation.projectId())) {
      // Nobody gives what they do not hold, neither when they write nor when they are read.
      throw ended(InvitationState.REVOKED, invitation);
    }
  }

  static ConflictException ended(InvitationState state, Invitation invitation) {
    String why =
        switch (state) {
          case ACCEPTED -> "This invitation has been accepted already.";
          case EXPIRED -> "This invitation has expired.";
          default -> "This invitation does not hold any more.";
        };
    return new ConflictException(
        "invitation-ended",
        why + " Ask " + invitation.invitedByName() + " for a new one.",
        Map.of("state", state.name()));
  }
}
