package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.nephos.mail.Mail;
import org.nephos.mail.Outbox;
import org.nephos.mail.WrittenTime;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.CreateInvitation;
import org.nephos.tenancy.api.InvitationView;
import org.nephos.time.PortalClock;

/** Makes invitations, sends them again, and takes them back; each a part of a transaction. */
@ApplicationScoped
class InvitationIssue {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Invitations invitations;
  @Inject private Memberships memberships;
  @Inject private CallerPlaces places;
  @Inject private Outbox outbox;
  @Inject private PortalClock clock;

  InvitationView create(CreateInvitation command) {
    List<Violation> violations = new ArrayList<>();
    String email = command.email() == null ? "" : command.email().strip();
    TenancyRules.address("email", email, violations);
    Memberships.checkRole(command.role(), command.project(), violations);
    UUID tenant = tenant(command, violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    memberships.refuseMoreThanHeld(command.role(), tenant, command.project());
    memberships.lockTenant(tenant);
    OpenTenant.require(em.find(Tenant.class, tenant));
    refuseAnother(tenant, command, email);
    Instant now = clock.now();
    Invitation invitation = new Invitation(tenant, command.project(), command.role(), email, now);
    send(invitation, now);
    em.persist(invitation);
    em.flush();
    post(invitation);
    invitations.record("invitation.created", invitation, null);
    return invitations.view(invitation);
  }

  private UUID tenant(CreateInvitation command, List<Violation> violations) {
    UUID tenant = command.tenant();
    if (command.project() != null) {
      UUID own = em.find(Project.class, command.project()).tenantId();
      if (tenant != null && !tenant.equals(own)) {
        violations.add(new Violation("project", "unknown-reference", "There is no such project."));
      }
      return own;
    }
    if (tenant == null) {
      tenant = places.firstTenant(Permission.PEOPLE_CHANGE);
    }
    if (tenant == null) {
      violations.add(new Violation("tenant", "required", "Say into which tenant."));
    }
    return tenant;
  }

  private void refuseAnother(UUID tenant, CreateInvitation command, String email) {
    List<Invitation> open =
        em.createQuery(
                "select i from Invitation i where i.tenantId = :tenant"
                    + " and i.state = org.nephos.tenancy.InvitationState.PENDING",
                Invitation.class)
            .setParameter("tenant", tenant)
            .getResultList();
    for (Invitation other : open) {
      if (other.email().equalsIgnoreCase(email)
          && other.role() == command.role()
          && Objects.equals(other.projectId(), command.project())) {
        throw new ConflictException(
            "already-invited",
            "This address is invited already. Send that invitation again instead.",
            Map.of("invitation", other.id().toString()));
      }
    }
    if (open.size() >= Invitation.MOST_OPEN) {
      throw new ConflictException(
          "too-many-invitations",
          "A tenant has at most "
              + Invitation.MOST_OPEN
              + " open invitations. Revoke those that nobody needs any more.",
          Map.of("open", open.size()));
    }
  }

  InvitationView resend(UUID id) {
    Invitation invitation = invitations.lock(id);
    requireOpen(invitation);
    memberships.refuseMoreThanHeld(
        invitation.role(), invitation.tenantId(), invitation.projectId());
    OpenTenant.require(em.find(Tenant.class, invitation.tenantId()));
    Invitations.Facts before = Invitations.Facts.of(invitation);
    Instant now = clock.now();
    if (invitation.mailedAt().plus(Invitation.PAUSE).isAfter(now)) {
      throw new ConflictException(
          "too-soon", "The last letter has only just left. Wait a minute.", Map.of());
    }
    send(invitation, now);
    post(invitation);
    invitations.record("invitation.resent", invitation, before);
    return invitations.view(invitation);
  }

  private static void requireOpen(Invitation invitation) {
    // One that has expired can be sent again, and begins another term.
    InvitationState state = invitation.state(Instant.MIN);
    if (state != InvitationState.PENDING) {
      throw InvitationAcceptance.ended(state, invitation);
    }
  }

  private void send(Invitation invitation, Instant now) {
    Caller caller = CallerScope.current();
    invitation.send(caller.personId(), caller.username(), now);
  }

  private void post(Invitation invitation) {
    Tenant tenant = em.find(Tenant.class, invitation.tenantId());
    String where =
        invitation.projectId() == null
            ? "the whole tenant"
            : "the project " + em.find(Project.class, invitation.projectId()).name();
    outbox.putWithLink(
        tenant.id(),
        invitation.email(),
        InvitationLinks.KIND,
        invitation.id(),
        "invitation",
        tenant.displayName(),
        invitation.role().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        where,
        CallerScope.current().displayName(),
        WrittenTime.of(invitation.expiresAt()),
        Mail.LINK);
  }

  void revoke(UUID id) {
    Invitation invitation = invitations.lock(id);
    memberships.refuseMoreThanHeld(
        invitation.role(), invitation.tenantId(), invitation.projectId());
    InvitationState state = invitation.state(Instant.MIN);
    if (state == InvitationState.REVOKED) {
      return;
    }
    requireOpen(invitation);
    Invitations.Facts before = Invitations.Facts.of(invitation);
    invitation.revoke(clock.now());
    invitations.record("invitation.revoked", invitation, before);
  }
}
