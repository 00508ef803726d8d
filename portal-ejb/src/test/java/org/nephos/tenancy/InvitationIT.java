package org.nephos.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.list.api.ListQuery;
import org.nephos.mail.MailService;
import org.nephos.mail.MailState;
import org.nephos.mail.api.DemoMail;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CreateInvitation;
import org.nephos.tenancy.api.Identity;
import org.nephos.tenancy.api.InvitationView;
import org.nephos.tenancy.api.MemberView;
import org.nephos.tenancy.api.OpenInvitation;
import org.nephos.tenancy.api.RequestOrigin;
import org.nephos.tenancy.api.TokenScope;
import org.nephos.testing.Acme;
import org.nephos.testing.Callers;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

class InvitationIT {
  private static final ListQuery ALL = new ListQuery(Map.of(), null, 100, null);
  private static final Pattern LINK = Pattern.compile("accept\\.xhtml\\?token=([A-Za-z0-9_-]{43})");
  private static final Caller NORA = person(91, "nora");
  private static final Caller OLAF = person(92, "olaf");

  /** Nora, whose address is the one that is invited, as the identity provider has verified. */
  private static final Caller INVITED = withEmail(NORA, "nora@example.org");

  private final Portal portal = new Portal();
  private InvitationService invitations;
  private ProjectService projects;
  private TenancyService tenancy;
  private UUID project;
  private UUID acmeId;

  private static Caller person(int number, String name) {
    return Callers.person(
        UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number)),
        name,
        name + "@elsewhere.example");
  }

  @BeforeEach
  void start() {
    portal.start();
    portal.withDemoData();
    invitations = portal.get(InvitationService.class);
    projects = portal.get(ProjectService.class);
    tenancy = portal.get(TenancyService.class);
    project = new Acme(portal).project();
    acmeId = portal.as(acmeUser(), () -> tenancy.me()).tenants().get(0).id();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private InvitationView invite(Caller by, UUID where, String email, Role role) {
    return portal.as(
        by, () -> invitations.invite(new CreateInvitation(null, where, email, role), null));
  }

  private List<DemoMail> mails(String to) {
    return portal.as(operator(), () -> portal.get(MailService.class).demoMails()).stream()
        .filter(mail -> mail.to().equals(to))
        .toList();
  }

  private static String secret(DemoMail mail) {
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).as("a link in %s", mail.text()).isTrue();
    return link.group(1);
  }

  private String secretOf(String email) {
    portal.work();
    return secret(mails(email).get(0));
  }

  private MemberView accept(Caller who, String secret) {
    return portal.as(who, () -> invitations.accept(secret));
  }

  private void revoke(UUID id) {
    portal.as(
        acmeAdmin(),
        () -> {
          invitations.revoke(id);
          return null;
        });
  }

  private static void assertEnded(Runnable work, InvitationState as) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.code()).isEqualTo("invitation-ended");
              assertThat(e.variables()).containsEntry("state", as.name());
            });
  }

  @Test
  void whoIsInvitedReadsTheLetterAcceptsOnceAndHasTheRoleAtTheNextRequest() {
    InvitationView sent = invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER);
    assertThat(sent.state()).isEqualTo(InvitationState.PENDING);
    assertThat(sent.mail()).isEqualTo(MailState.QUEUED);
    String secret = secretOf("nora@example.org");
    assertThat(mails("nora@example.org").get(0).subject()).contains("Invitation");
    assertThat(portal.as(acmeAdmin(), () -> invitations.invitation(sent.id())).mail())
        .isEqualTo(MailState.SENT);
    assertThat(portal.as(NORA, () -> tenancy.me()).tenants()).isEmpty();

    assertThat(portal.as(NORA, () -> invitations.offer(secret)).role()).isEqualTo(Role.MEMBER);
    MemberView member = accept(NORA, secret);

    assertThat(member.project()).isEqualTo(project);
    assertThat(member.grantedBy()).isEqualTo("acme-admin");
    assertThat(portal.as(NORA, () -> tenancy.me()).tenants()).hasSize(1);
    assertEnded(() -> accept(OLAF, secret), InvitationState.ACCEPTED);
    assertThat(portal.as(OLAF, () -> tenancy.me()).tenants()).isEmpty();
    InvitationView ended = portal.as(acmeAdmin(), () -> invitations.invitation(sent.id()));
    assertThat(ended.acceptedBy()).isEqualTo("nora");
  }

  @Test
  void theSecretIsInTheLetterAndInNoRow() {
    invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER);
    String secret = secretOf("nora@example.org");

    for (String column :
        List.of(
            "select count(*) from job where payload like :secret or resource_name like :secret",
            "select count(*) from mail where body like :secret or subject like :secret",
            "select count(*) from event where data like :secret",
            "select count(*) from invitation where secret_hash like :secret")) {
      assertThat(portal.number(column, Map.of("secret", "%" + secret + "%"))).isZero();
    }
  }

  @Test
  void ofTwoWhoAcceptAtTheSameMomentOneBecomesAMember() {
    invite(acmeAdmin(), project, "team@example.org", Role.VIEWER);
    String secret = secretOf("team@example.org");
    Supplier<?> nora = () -> accept(NORA, secret);
    Supplier<?> olaf = () -> accept(OLAF, secret);

    List<Object> outcomes = Together.run(nora, olaf, nora, olaf);

    assertThat(outcomes).filteredOn(MemberView.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(ConflictException.class::isInstance).hasSize(3);
    assertThat(
            portal.number(
                "select count(*) from membership where person_id in (:nora, :olaf)",
                Map.of("nora", NORA.personId(), "olaf", OLAF.personId())))
        .isEqualTo(1);
  }

  @Test
  void anExpiredOneOpensNothingUntilItIsSentAgainWithAnotherSecret() {
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    portal.use(Clock.fixed(now, ZoneOffset.UTC));
    InvitationView sent = invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER);
    String first = secretOf("nora@example.org");
    portal.use(Clock.fixed(now.plus(Invitation.TERM), ZoneOffset.UTC));

    assertEnded(() -> accept(NORA, first), InvitationState.EXPIRED);
    assertThat(portal.as(acmeAdmin(), () -> invitations.invitations(ALL)).items())
        .extracting(InvitationView::state)
        .containsExactly(InvitationState.EXPIRED);
    assertThat(
            portal.as(
                acmeAdmin(), () -> invitations.invitations(ALL.with("state", "PENDING")).items()))
        .isEmpty();
    portal.as(acmeAdmin(), () -> invitations.resend(sent.id()));
    portal.work();

    List<DemoMail> mails = mails("nora@example.org");
    assertThat(mails).hasSize(2);
    assertThatThrownBy(() -> accept(NORA, first)).isInstanceOf(NotFoundException.class);
    accept(NORA, secret(mails.get(0)));
  }

  @Test
  void nobodyIsMailedTwiceInAMinute() {
    InvitationView sent = invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER);
    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> invitations.resend(sent.id())))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("too-soon"));
    assertThatThrownBy(() -> invite(acmeAdmin(), project, "NORA@example.org", Role.MEMBER))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("already-invited"));
  }

  @Test
  void aRevokedOneOpensNothingAndOneThatIsRevokedBeforeItsLetterSendsNone() {
    InvitationView sent = invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER);
    String secret = secretOf("nora@example.org");
    revoke(sent.id());
    assertEnded(() -> accept(NORA, secret), InvitationState.REVOKED);

    InvitationView unsent = invite(acmeAdmin(), project, "olaf@example.org", Role.MEMBER);
    revoke(unsent.id());
    portal.work();
    assertThat(mails("olaf@example.org")).isEmpty();
    assertThat(portal.as(acmeAdmin(), () -> invitations.invitation(unsent.id())).mail())
        .isEqualTo(MailState.DROPPED);
  }

  @Test
  void aWrongSecretIsLikeNone() {
    for (String wrong : List.of("", "x", "A".repeat(43), "' or 1=1 --")) {
      assertThatThrownBy(() -> accept(NORA, wrong)).isInstanceOf(NotFoundException.class);
    }
    assertThatThrownBy(() -> accept(NORA, null)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void nobodyGrantsWhatTheyDoNotHoldNeitherNowNorThroughALetterOfYesterday() {
    for (Caller caller : List.of(acmeUser(), operator())) {
      assertThatThrownBy(() -> invite(caller, project, "nora@example.org", Role.VIEWER))
          .isInstanceOf(ForbiddenException.class);
    }
    assertThatThrownBy(() -> invite(acmeAdmin(), null, "nora@example.org", Role.OPERATOR))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> invite(acmeAdmin(), project, "nora@example.org", Role.TENANT_ADMIN))
        .isInstanceOf(InvalidException.class);

    // The second administrator invites and is removed before the letter is read.
    invite(acmeAdmin(), null, "nora@example.org", Role.TENANT_ADMIN);
    MemberView nora = accept(NORA, secretOf("nora@example.org"));
    invite(NORA, null, "olaf@example.org", Role.TENANT_ADMIN);
    String secret = secretOf("olaf@example.org");
    portal.as(
        acmeAdmin(),
        () -> {
          projects.removeMember(nora.id());
          return null;
        });

    assertEnded(() -> accept(OLAF, secret), InvitationState.REVOKED);
  }

  @Test
  void anotherTenantSeesNothingAndInvitesNobodyHere() {
    InvitationView sent = invite(acmeAdmin(), null, "nora@example.org", Role.BILLING);
    Caller globexAdmin = person(21, "globex-admin");
    assertThat(portal.as(globexAdmin, () -> invitations.invitations(ALL)).items()).isEmpty();
    assertThatThrownBy(() -> portal.as(globexAdmin, () -> invitations.invitation(sent.id())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(globexAdmin, () -> invitations.resend(sent.id())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> invite(globexAdmin, project, "x@example.org", Role.MEMBER))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> invitations.invitations(ALL)))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void anAddressThatCouldWriteHeadersOrSeveralLettersIsRefused() {
    for (String email :
        List.of("", "nobody", "a@b@c", "a@b\r\nBcc: x@y", "a@b,c@d", "<a@b>", "a b@c", "a@b.")) {
      assertThatThrownBy(() -> invite(acmeAdmin(), project, email, Role.MEMBER))
          .as(email)
          .isInstanceOf(InvalidException.class);
    }
  }

  @Test
  void whileTheMailServerIsAwayTheLetterWaitsAndItLeavesWhenTheServerIsBack() {
    System.setProperty("nephos.mail.host", "127.0.0.1");
    System.setProperty("nephos.mail.port", "1");
    InvitationView sent;
    try {
      sent = invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER);
      portal.work();
      assertThat(
              portal.number(
                  "select count(*) from job where kind = 'mail.send' and state = 'QUEUED'"
                      + " and failures = 1 and error_kind = 'UNREACHABLE'",
                  Map.of()))
          .isEqualTo(1);
    } finally {
      System.clearProperty("nephos.mail.host");
      System.clearProperty("nephos.mail.port");
    }
    portal.workWithoutPauses();

    assertThat(portal.as(acmeAdmin(), () -> invitations.invitation(sent.id())).mail())
        .isEqualTo(MailState.SENT);
    accept(NORA, secret(mails("nora@example.org").get(0)));
  }

  @Test
  void aTenantHasSoManyOpenInvitationsAndNoMore() {
    for (int i = 0; i < Invitation.MOST_OPEN; i++) {
      invite(acmeAdmin(), project, "p" + i + "@example.org", Role.VIEWER);
    }
    assertThatThrownBy(() -> invite(acmeAdmin(), project, "more@example.org", Role.VIEWER))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("too-many-invitations"));
  }

  private List<OpenInvitation> offered(Caller who) {
    return portal.as(who, invitations::offered);
  }

  private static void assertHidden(Runnable work) {
    assertThatThrownBy(work::run).isInstanceOf(NotFoundException.class);
  }

  @Test
  void whoseVerifiedAddressIsInvitedSeesItAndAcceptsWithoutTheLetter() {
    UUID id = invite(acmeAdmin(), project, "Nora@Example.org", Role.MEMBER).id();
    Caller nora = INVITED;

    assertThat(offered(nora)).extracting(OpenInvitation::id).containsExactly(id);
    assertThat(offered(nora).get(0).offer().tenantName()).isEqualTo("Acme Works");
    MemberView member = portal.as(nora, () -> invitations.acceptOffered(id));

    assertThat(member.project()).isEqualTo(project);
    assertThat(portal.as(nora, () -> tenancy.me()).tenants()).hasSize(1);
    assertThat(offered(nora)).isEmpty();
    assertHidden(() -> portal.as(nora, () -> invitations.acceptOffered(id)));
    assertThat(portal.as(acmeAdmin(), () -> invitations.invitation(id)).acceptedBy())
        .isEqualTo("nora");
  }

  @Test
  void anAddressThatIsNotVerifiedAnotherOneOrATokenSeesAndOpensNothing() {
    UUID id = invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER).id();
    Caller byToken =
        new Caller(
            new Identity(NORA.personId(), "nora", "nora", "nora@example.org", true, false),
            new TokenScope(UUID.randomUUID(), acmeId, project, Role.MEMBER),
            RequestOrigin.inside());
    for (Caller who :
        List.of(
            Callers.verified(INVITED, false),
            Callers.verified(OLAF, true),
            byToken,
            withEmail(INVITED, ""))) {
      assertThat(offered(who)).as(who.toString()).isEmpty();
    }
    for (Caller who :
        List.of(
            Callers.verified(INVITED, false),
            Callers.verified(OLAF, true),
            withEmail(INVITED, ""))) {
      assertHidden(() -> portal.as(who, () -> invitations.acceptOffered(id)));
      assertHidden(() -> decline(who, id));
    }
    assertThatThrownBy(() -> decline(byToken, id)).isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(acmeAdmin(), () -> invitations.invitation(id)).state())
        .isEqualTo(InvitationState.PENDING);
  }

  private static Caller withEmail(Caller who, String email) {
    return Callers.withEmail(who, email, true);
  }

  private void decline(Caller who, UUID id) {
    portal.as(
        who,
        () -> {
          invitations.decline(id);
          return null;
        });
  }

  @Test
  void whoDeclinesIsOfferedItNoMoreAndItsLetterOpensNothing() {
    UUID id = invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER).id();
    String secret = secretOf("nora@example.org");
    decline(INVITED, id);

    assertThat(offered(INVITED)).isEmpty();
    assertEnded(() -> accept(NORA, secret), InvitationState.DECLINED);
    assertThat(
            portal.as(
                acmeAdmin(), () -> invitations.invitations(ALL.with("state", "DECLINED")).items()))
        .extracting(InvitationView::id)
        .containsExactly(id);
    assertThat(
            portal.as(
                acmeAdmin(), () -> invitations.invitations(ALL.with("state", "REVOKED")).items()))
        .isEmpty();
    invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER);
    assertThat(offered(INVITED)).hasSize(1);
  }

  @Test
  void whatIsRevokedExpiredOrOfWhoMayNotGiveItAnyMoreIsNotOffered() {
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    portal.use(Clock.fixed(now, ZoneOffset.UTC));
    Caller nora = INVITED;
    UUID revoked = invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER).id();
    revoke(revoked);
    assertThat(offered(nora)).isEmpty();

    UUID expired = invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER).id();
    portal.use(Clock.fixed(now.plus(Invitation.TERM), ZoneOffset.UTC));
    assertThat(offered(nora)).isEmpty();
    assertEnded(
        () -> portal.as(nora, () -> invitations.acceptOffered(expired)), InvitationState.EXPIRED);
  }

  @Test
  void acceptingTwiceAtTheSameMomentMakesOneMember() {
    UUID id = invite(acmeAdmin(), project, "nora@example.org", Role.MEMBER).id();
    String secret = secretOf("nora@example.org");
    Caller nora = INVITED;
    Supplier<?> offered = () -> portal.as(nora, () -> invitations.acceptOffered(id));
    Supplier<?> letter = () -> accept(nora, secret);

    List<Object> outcomes = Together.run(offered, letter, offered, letter);

    assertThat(outcomes).filteredOn(MemberView.class::isInstance).hasSize(1);
    assertThat(
            portal.number(
                "select count(*) from membership where person_id = :nora",
                Map.of("nora", NORA.personId())))
        .isEqualTo(1);
  }
}
