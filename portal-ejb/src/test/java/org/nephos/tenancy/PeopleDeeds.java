package org.nephos.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.nephos.mail.MailService;
import org.nephos.mail.NoticeKind;
import org.nephos.mail.NoticeService;
import org.nephos.tenancy.api.ApproveSignUp;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.ChangeTenant;
import org.nephos.tenancy.api.CreateApiToken;
import org.nephos.tenancy.api.CreateInvitation;
import org.nephos.tenancy.api.SubmitSignUp;
import org.nephos.testing.Callers;
import org.nephos.testing.DemoPeople;

/** What is done to tenants, projects and their people. */
final class PeopleDeeds extends Deeds {
  PeopleDeeds(DeedCloud cloud) {
    super(cloud);
  }

  @Override
  void all() {
    TenantService tenants = portal.get(TenantService.class);
    ProjectService projects = portal.get(ProjectService.class);
    InvitationService invitations = portal.get(InvitationService.class);
    ApiTokenService tokens = portal.get(ApiTokenService.class);
    SignUpService signUps = portal.get(SignUpService.class);
    Callable<UUID> client = () -> as(olga, () -> tenants.create(named(name()), null)).id();
    Callable<UUID> project = () -> as(ada, () -> projects.create(tenant, name(), null)).id();
    Callable<UUID> invitation = () -> as(ada, () -> invitations.invite(invite(), null)).id();
    Caller invited = Callers.verified(stranger(), true);
    Callable<UUID> offered =
        () ->
            as(
                    ada,
                    () ->
                        invitations.invite(
                            new CreateInvitation(
                                tenant, null, invited.identity().email(), Role.VIEWER),
                            null))
                .id();
    Callable<UUID> signUp = () -> as(stranger(), () -> signUps.submit(signUp(), null)).id();
    Callable<UUID> member =
        () -> {
          UUID id = project.call();
          return as(ada, () -> projects.addMember(id, "acme-viewer", Role.MEMBER, null)).id();
        };

    put(
        "TenantFacade.create",
        olga,
        null,
        id -> tenants.create(named(name()), null),
        "displayName");
    put(
        "TenantFacade.change",
        olga,
        client,
        id ->
            tenants.change(
                id,
                new ChangeTenant(
                    "Other",
                    "a@other.example",
                    null,
                    List.of("sim"),
                    List.of(acme.flavor()),
                    Brand.values()[Brand.values().length - 1].word()),
                null),
        "displayName",
        "contactEmail",
        "brand",
        "zones",
        "flavors");
    put(
        "TenantFacade.suspend",
        olga,
        client,
        id -> tenants.suspend(id, "unpaid", true),
        "state",
        "stateReason",
        "stopInstances");
    put(
        "TenantFacade.resume",
        olga,
        () -> {
          UUID id = client.call();
          as(olga, () -> tenants.suspend(id, "unpaid", true));
          return id;
        },
        id -> tenants.resume(id, null),
        "state");
    put(
        "TenantFacade.close",
        olga,
        client,
        id -> tenants.close(id, "gone", null),
        "state",
        "closesAt");
    put("ProjectFacade.create", ada, null, id -> projects.create(tenant, name(), null), "name");
    put("ProjectFacade.rename", ada, project, id -> projects.rename(id, name(), null), "name");
    put("ProjectFacade.delete", ada, project, id -> none(() -> projects.delete(id)), "name");
    put(
        "ProjectFacade.addMember",
        ada,
        project,
        id -> projects.addMember(id, "acme-viewer", Role.MEMBER, null),
        "role");
    put(
        "ProjectFacade.addTenantMember",
        ada,
        null,
        id -> projects.addTenantMember(tenant, "acme-viewer", Role.BILLING, null),
        "role");
    put(
        "ProjectFacade.changeMember",
        ada,
        member,
        id -> projects.changeMember(id, Role.VIEWER),
        "role");
    put(
        "ProjectFacade.removeMember",
        ada,
        member,
        id -> none(() -> projects.removeMember(id)),
        "role");
    put("InvitationFacade.invite", ada, null, id -> invitations.invite(invite(), null), "state");
    put(
        "InvitationFacade.resend",
        ada,
        () -> {
          UUID id = invitation.call();
          portal.use(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
          return id;
        },
        invitations::resend,
        "expiresAt");
    put(
        "InvitationFacade.revoke",
        ada,
        invitation,
        id -> none(() -> invitations.revoke(id)),
        "state");
    put(
        "InvitationFacade.accept",
        stranger(),
        invitation,
        id -> invitations.accept(secret()),
        "state",
        "role");
    put(
        "InvitationFacade.acceptOffered",
        invited,
        offered,
        invitations::acceptOffered,
        "state",
        "role");
    put(
        "InvitationFacade.decline",
        invited,
        offered,
        id -> none(() -> invitations.decline(id)),
        "state");
    put(
        "NoticeFacade.choose",
        una,
        null,
        id -> portal.get(NoticeService.class).choose(Set.of(NoticeKind.LEASES)),
        "notices");
    put(
        "ApiTokenFacade.createToken",
        una,
        null,
        id -> tokens.createToken(new CreateApiToken(acme.project(), name(), null, null), null),
        "state");
    put(
        "ApiTokenFacade.revokeToken",
        una,
        () ->
            as(
                    una,
                    () ->
                        tokens.createToken(
                            new CreateApiToken(acme.project(), name(), null, null), null))
                .token()
                .id(),
        id -> none(() -> tokens.revokeToken(id)),
        "state");
    put("SignUpFacade.submit", stranger(), null, id -> signUps.submit(signUp(), null), "state");
    put(
        "SignUpFacade.approve",
        olga,
        signUp,
        id -> signUps.approve(id, new ApproveSignUp(null, null)),
        "state",
        "tenant");
    put("SignUpFacade.deny", olga, signUp, id -> signUps.deny(id, "no"), "state");
  }

  private Caller stranger() {
    String name = name();
    return Callers.person(UUID.randomUUID(), name, name + "@elsewhere.example");
  }

  private CreateInvitation invite() {
    return new CreateInvitation(tenant, null, name() + "@elsewhere.example", Role.VIEWER);
  }

  private SubmitSignUp signUp() {
    String name = name();
    return new SubmitSignUp(name, name, name + "@elsewhere.example", "why not");
  }

  /** The secret of the letter that was sent last. */
  private String secret() {
    portal.work();
    String text =
        as(DemoPeople.operator(), () -> portal.get(MailService.class).demoMails()).stream()
            .filter(mail -> mail.text().contains("token="))
            .findFirst()
            .orElseThrow()
            .text();
    return text.substring(text.indexOf("token=") + 6, text.indexOf("token=") + 6 + 43);
  }
}
