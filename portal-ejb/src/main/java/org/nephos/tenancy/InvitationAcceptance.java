package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.UnauthenticatedException;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.InvitationOffer;
import org.nephos.tenancy.api.InvitationView;
import org.nephos.tenancy.api.MemberView;
import org.nephos.tenancy.api.OpenInvitation;
import org.nephos.time.PortalClock;

/**
 * Makes a member of who brings the secret of a letter, or signs in with the very address that was
 * invited, if the identity provider has seen that it is theirs.
 */
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
    return offer(invitation);
  }

  private InvitationOffer offer(Invitation invitation) {
    InvitationView view = invitations.view(invitation);
    return new InvitationOffer(
        view.tenantName(), view.projectName(), view.role(), view.invitedBy(), view.expiresAt());
  }

  MemberView accept(String secret) {
    return accept(() -> invitations.opened(secret));
  }

  /** Those that the caller can accept without a letter; none to an address that is not verified. */
  List<OpenInvitation> offered() {
    Caller caller = CallerScope.current();
    String address = caller.verifiedEmail();
    if (address.isEmpty()) {
      return List.of();
    }
    return invitations.openTo(address).stream()
        .filter(this::isGood)
        .map(invitation -> new OpenInvitation(invitation.id(), offer(invitation)))
        .toList();
  }

  MemberView acceptOffered(UUID id) {
    return accept(() -> offered(id));
  }

  /** Says no to one; twice is once. */
  void decline(UUID id) {
    Caller caller = person();
    transactions.runInNew(
        () -> {
          Invitation invitation = offered(id);
          memberships.lockTenant(invitation.tenantId());
          invitations.lock(id);
          Invitations.Facts before = Invitations.Facts.of(invitation);
          offered(id).decline(caller.personId(), clock.now());
          invitations.record("invitation.declined", invitation, before);
        });
  }

  /** One that is open to the caller's own address. */
  private Invitation offered(UUID id) {
    Invitation invitation = em.find(Invitation.class, id);
    if (invitation == null || !invitation.isFor(CallerScope.current().verifiedEmail())) {
      throw new NotFoundException();
    }
    return invitation;
  }

  private static Caller person() {
    Caller caller = CallerScope.current();
    if (caller.isSystem()) {
      throw new UnauthenticatedException();
    }
    if (caller.token() != null) {
      throw new ForbiddenException(
          Permission.PEOPLE_CHANGE, "Answer an invitation by signing in, not by an API token.");
    }
    return caller;
  }

  private MemberView accept(Supplier<Invitation> given) {
    Caller caller = person();
    register.signIn(caller);
    return transactions.inNew(() -> take(given, caller));
  }

  private MemberView take(Supplier<Invitation> given, Caller caller) {
    Invitation invitation = given.get();
    memberships.lockTenant(invitation.tenantId());
    invitations.lock(invitation.id());
    // Who waited for the lock sees what the other made of it, or that a newer letter has left.
    requireGood(given.get());
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

  private boolean isGood(Invitation invitation) {
    try {
      requireGood(invitation);
      return true;
    } catch (ConflictException e) {
      return false;
    }
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
          case DECLINED -> "This invitation was declined.";
          default -> "This invitation does not hold any more.";
        };
    return new ConflictException(
        "invitation-ended",
        why + " Ask " + invitation.invitedByName() + " for a new one.",
        Map.of("state", state.name()));
  }
}
