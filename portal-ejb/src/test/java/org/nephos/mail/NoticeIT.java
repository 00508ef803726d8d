package org.nephos.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.lease.LeaseService;
import org.nephos.lease.LeaseTick;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.lease.api.ExtendLease;
import org.nephos.list.api.ListQuery;
import org.nephos.mail.api.DemoMail;
import org.nephos.order.ApprovalService;
import org.nephos.order.ApprovalTick;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.OrderExpiryTick;
import org.nephos.order.OrderPolicyService;
import org.nephos.order.OrderService;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderPolicySpec.Conditions;
import org.nephos.order.api.OrderPolicySpec.Rules;
import org.nephos.order.api.OrderView;
import org.nephos.quota.QuotaAmounts;
import org.nephos.quota.QuotaLedger;
import org.nephos.quota.QuotaService;
import org.nephos.quota.QuotaWarningTick;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.scheduling.Tick;
import org.nephos.tenancy.SignUpService;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.SubmitSignUp;
import org.nephos.testing.Callers;
import org.nephos.testing.Portal;
import org.nephos.testing.StillCloud;
import org.nephos.testing.Together;

/** What is written to whom, about what happens by itself or by others. */
class NoticeIT {
  private static final String ADMIN = "admin@acme.example";
  private static final String USER = "user@acme.example";
  private static final String OPERATOR = "operator@cloud.example";

  @RegisterExtension final StillCloud cloud = new StillCloud();

  private final Portal portal = cloud.portal();

  @AfterEach
  void stop() {
    System.clearProperty("nephos.mail.notices");
    System.setProperty("nephos.demo", "true");
  }

  private List<DemoMail> mails(String to) {
    portal.work();
    return portal.as(operator(), () -> portal.get(MailService.class).demoMails()).stream()
        .filter(mail -> mail.to().equals(to))
        .toList();
  }

  private List<String> subjects(String to) {
    return mails(to).stream().map(DemoMail::subject).toList();
  }

  private void askFirst(Approver approver) {
    portal.as(
        operator(),
        () ->
            portal
                .get(OrderPolicyService.class)
                .create(
                    new CreateOrderPolicy(
                        cloud.tenant(),
                        new OrderPolicySpec(
                            "ask first",
                            true,
                            Conditions.NONE,
                            PolicyOutcome.APPROVAL,
                            approver,
                            Duration.ofDays(1),
                            Duration.ofDays(2),
                            DefaultDecision.EXPIRE,
                            "Say what it is for.",
                            Rules.NONE)),
                    null));
  }

  private OrderView reject(UUID order, String reason) {
    return portal.as(acmeAdmin(), () -> portal.get(ApprovalService.class).reject(order, reason));
  }

  @Test
  void whoCanDecideIsRemindedOnceHoweverOftenItIsLookedAt() {
    askFirst(Approver.TENANT_ADMIN);
    OrderView order = cloud.submit("web", null);
    assertThat(subjects(ADMIN)).isEmpty();

    cloud.after(Duration.ofHours(25));
    Together.run(() -> ticked(ApprovalTick.class), () -> ticked(ApprovalTick.class));
    cloud.tick(ApprovalTick.class);

    assertThat(subjects(ADMIN)).containsExactly("Waits for your decision: web");
    assertThat(mails(ADMIN).get(0).text())
        .contains("acme-user", "ask first", "/order/decide.xhtml?id=" + order.id());
    assertThat(subjects(USER)).isEmpty();
    assertThat(subjects(OPERATOR)).isEmpty();
  }

  private Object ticked(Class<? extends Tick> tick) {
    cloud.tick(tick);
    return null;
  }

  @Test
  void whatOnlyTheOperatorDecidesRemindsTheOperator() {
    askFirst(Approver.OPERATOR);
    cloud.submit("web", null);
    cloud.after(Duration.ofHours(25));
    cloud.tick(ApprovalTick.class);

    assertThat(subjects(OPERATOR)).containsExactly("Waits for your decision: web");
    assertThat(subjects(ADMIN)).isEmpty();
  }

  @Test
  void whoOrderedLearnsWhatBecameOfItAndWhy() {
    askFirst(Approver.TENANT_ADMIN);
    UUID approved = cloud.submit("good", null).id();
    UUID rejected = cloud.submit("bad", null).id();
    cloud.submit("forgotten", null);
    portal.as(acmeAdmin(), () -> portal.get(ApprovalService.class).approve(approved, null));
    reject(rejected, "Too dear.\nAsk in May.");
    cloud.after(Duration.ofDays(3));
    cloud.tick(OrderExpiryTick.class);
    cloud.tick(OrderExpiryTick.class);

    assertThat(subjects(USER))
        .containsExactlyInAnyOrder(
            "Approved: good", "Not approved: bad", "Not decided in time: forgotten");
    assertThat(mails(USER))
        .filteredOn(mail -> mail.subject().startsWith("Not approved"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("Too dear.").contains("Ask in May."));
    assertThat(subjects(ADMIN)).isEmpty();
  }

  @Test
  void whoDecidesTheirOwnIsToldNothing() {
    askFirst(Approver.TENANT_ADMIN);
    OrderView own =
        portal.as(
            acmeAdmin(),
            () -> portal.get(OrderService.class).submit(cloud.acme().order("own", 1), null));
    portal.as(acmeAdmin(), () -> portal.get(ApprovalService.class).approve(own.id(), null));

    assertThat(subjects(ADMIN)).isEmpty();
  }

  private QuotaRequestView ask(long vcpus) {
    return portal.as(
        acmeUser(),
        () ->
            portal
                .get(QuotaService.class)
                .request(
                    new SubmitQuotaRequest(
                        cloud.acme().project(),
                        List.of(new LimitChange("vcpus", vcpus)),
                        null,
                        "The sale.",
                        null),
                    null));
  }

  @Test
  void whoAskedForQuotaLearnsTheDecision() {
    UUID one = ask(50).id();
    portal.as(operator(), () -> portal.get(QuotaService.class).approve(one, "Good luck."));
    UUID two = ask(60).id();
    portal.as(operator(), () -> portal.get(QuotaService.class).deny(two, "No more."));
    UUID three = ask(70).id();
    portal.as(acmeUser(), () -> portal.get(QuotaService.class).cancel(three));

    assertThat(subjects(USER))
        .containsExactlyInAnyOrder("More quota for default", "Your request for quota for default");
  }

  @Test
  void whoCanApproveMoreQuotaIsToldOnceThatItIsAskedFor() {
    QuotaRequestView within = ask(50);
    assertThat(subjects(ADMIN)).containsExactly("Waits for your decision: more quota for default");
    assertThat(mails(ADMIN).get(0).text())
        .contains("acme-user", "Acme Works", "vcpus 50", "The sale.", "/request/inbox.xhtml");
    assertThat(subjects(USER)).isEmpty();
    assertThat(subjects(OPERATOR)).isEmpty();
    portal.as(acmeUser(), () -> portal.get(QuotaService.class).cancel(within.id()));

    ask(1_000_000);
    assertThat(subjects(OPERATOR))
        .containsExactly("Waits for your decision: more quota for default");
    assertThat(subjects(ADMIN)).hasSize(1);
  }

  @Test
  void whoAsksIsNotToldOfTheirOwnAndTheSameKeyTellsOnce() {
    SubmitQuotaRequest command =
        new SubmitQuotaRequest(
            cloud.acme().project(),
            List.of(new LimitChange("vcpus", 50L)),
            null,
            "The sale.",
            null);
    QuotaService quotas = portal.get(QuotaService.class);
    portal.as(acmeAdmin(), () -> quotas.request(command, "a"));
    assertThat(subjects(ADMIN)).isEmpty();

    portal.as(acmeUser(), () -> quotas.request(command, "b"));
    portal.as(acmeUser(), () -> quotas.request(command, "b"));
    assertThat(subjects(ADMIN)).hasSize(1);
  }

  @Test
  void whatIsAskedForIsNotWrittenToWhoHasTurnedThatOff() {
    turnOff(acmeAdmin(), NoticeKind.APPROVALS);
    ask(50);
    assertThat(subjects(ADMIN)).isEmpty();
  }

  @Test
  void whoRunsTheCloudIsToldOnceThatSomebodyAsksForATenant() {
    Caller nora =
        Callers.person(
            UUID.fromString("00000000-0000-4000-8000-000000000093"),
            "nora",
            "Nora Newcomer",
            "nora@example.org");
    SignUpService signUps = portal.get(SignUpService.class);
    System.setProperty("nephos.support.contact", "Operator@Cloud.Example");
    try {
      portal.as(nora, () -> signUps.submit(initech("Reports."), null));
    } finally {
      System.clearProperty("nephos.support.contact");
    }
    portal.work();
    assertThat(portal.number("select count(*) from mail", Map.of())).isEqualTo(1);
    portal.as(
        operator(),
        () -> signUps.deny(signUps.requests(ListQuery.firstPage()).items().get(0).id(), "No."));
    portal.as(nora, () -> signUps.submit(initech("Please."), null));
    assertThat(mails(OPERATOR))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.subject()).isEqualTo("Request for a tenant: Initech Ltd");
              assertThat(mail.text()).contains("Nora Newcomer", "Please.", "/signup/list.xhtml");
            });
  }

  private static SubmitSignUp initech(String reason) {
    return new SubmitSignUp("Initech Ltd", "initech", "office@initech.example", reason);
  }

  private void take(int vcpus) {
    portal.inTransaction(
        () -> {
          portal
              .get(QuotaLedger.class)
              .take(cloud.acme().project(), cloud.tenant(), QuotaAmounts.ofInstance(vcpus, 0, 0));
          return null;
        });
  }

  private void nearTheLimit() {
    portal.as(
        operator(),
        () ->
            portal
                .get(QuotaService.class)
                .setProjectLimits(cloud.acme().project(), List.of(new LimitChange("vcpus", 10L))));
    take(9);
  }

  @Test
  void aThresholdIsToldToTheTenantsContactAndItsAdministratorsOnce() {
    contact("office@acme.example");
    nearTheLimit();
    Together.run(() -> ticked(QuotaWarningTick.class), () -> ticked(QuotaWarningTick.class));
    cloud.tick(QuotaWarningTick.class);

    for (String address : List.of(ADMIN, "office@acme.example")) {
      assertThat(subjects(address))
          .containsExactly("vcpus at 80 % of the limit: project default of Acme Works");
    }
    assertThat(mails(ADMIN).get(0).text()).contains("9 of 10");
    assertThat(subjects(USER)).isEmpty();
  }

  @Test
  void anAddressThatIsBothTheContactAndAnAdministratorIsToldOnce() {
    contact("Admin@Acme.Example");
    nearTheLimit();
    cloud.tick(QuotaWarningTick.class);

    assertThat(portal.number("select count(*) from mail", Map.of())).isEqualTo(1);
  }

  private void contact(String address) {
    run(
        "update tenant set contact_email = :address where id = :tenant",
        Map.of("address", address, "tenant", cloud.tenant()));
  }

  private void run(String sql, Map<String, Object> values) {
    portal.inTransaction(
        () -> {
          var query = portal.database().em().createNativeQuery(sql);
          values.forEach(query::setParameter);
          return query.executeUpdate();
        });
  }

  private UUID leased(Duration lease) {
    UUID id = cloud.submit("leased", lease).instances().get(0);
    portal.work();
    return id;
  }

  private void lease(Duration time) {
    cloud.after(time);
    cloud.tick(LeaseTick.class);
    cloud.tick(LeaseTick.class);
  }

  @Test
  void whoOrderedAnInstanceIsWarnedBeforeItsLeaseEndsAndToldWhenItIsOver() {
    leased(Duration.ofDays(10));
    lease(Duration.ofDays(1));
    assertThat(subjects(USER)).isEmpty();
    lease(Duration.ofDays(4));
    assertThat(subjects(USER)).containsExactly("The lease of leased ends");
    lease(Duration.ofDays(10));
    assertThat(subjects(USER)).containsOnlyOnce("The lease of leased is over");
    assertThat(subjects(ADMIN)).isEmpty();
  }

  @Test
  void whereWhoOrderedIsGoneThoseWhoMayChangeItAreWarned() {
    leased(Duration.ofDays(3));
    run(
        "delete from membership where person_id = :person",
        Map.of("person", acmeUser().personId()));
    lease(Duration.ofDays(2));

    assertThat(subjects(USER)).isEmpty();
    assertThat(subjects(ADMIN)).containsExactly("The lease of leased ends");
  }

  @Test
  void whoAskedForMoreTimeLearnsTheDecisionButNotOnceTheyAreGone() {
    LeaseService leases = portal.get(LeaseService.class);
    portal.as(
        operator(),
        () ->
            leases.changePolicyOfTenant(
                cloud.tenant(),
                new ChangeLeasePolicy(
                    null, false, null, List.of(Duration.ofDays(1)), Duration.ofDays(7), 0),
                null));
    UUID instance = leased(Duration.ofDays(3));
    UUID request = extension(instance, leases);
    assertThat(subjects(ADMIN)).containsExactly("Waits for your decision: more time for leased");
    assertThat(mails(ADMIN).get(0).text()).contains("acme-user", "Acme Works", "More.");
    assertThat(subjects(OPERATOR)).isEmpty();
    portal.as(acmeAdmin(), () -> leases.deny(request, "Enough."));
    assertThat(subjects(USER)).containsExactly("No more time for leased");

    UUID again = extension(instance, leases);
    run(
        "delete from membership where person_id = :person",
        Map.of("person", acmeUser().personId()));
    portal.as(acmeAdmin(), () -> leases.deny(again, "Enough."));
    assertThat(subjects(USER)).hasSize(1);
  }

  private UUID extension(UUID instance, LeaseService leases) {
    return portal
        .as(
            acmeUser(),
            () ->
                leases.extend(
                    new ExtendLease(instance, cloud.begin().plus(Duration.ofDays(300)), "More."),
                    null))
        .id();
  }

  @Test
  void whatThePersonOrTheOperatorHasTurnedOffIsNotWritten() {
    turnOff(acmeAdmin(), NoticeKind.QUOTA);
    nearTheLimit();
    cloud.tick(QuotaWarningTick.class);
    assertThat(subjects(ADMIN)).isEmpty();

    System.setProperty("nephos.mail.notices", "approvals,quota");
    leased(Duration.ofDays(1));
    lease(Duration.ofDays(2));
    assertThat(subjects(USER)).isEmpty();
  }

  private void turnOff(Caller caller, NoticeKind kind) {
    NoticeService settings = portal.get(NoticeService.class);
    Set<NoticeKind> rest = EnumSet.complementOf(EnumSet.of(kind));
    assertThat(portal.as(caller, settings::mine)).isEqualTo(EnumSet.allOf(NoticeKind.class));
    assertThat(portal.as(caller, () -> settings.choose(rest))).isEqualTo(rest);
    assertThat(portal.as(caller, settings::mine)).isEqualTo(rest);
  }

  @Test
  void withoutAMailServerNothingIsWrittenThatNobodyCouldSend() {
    System.clearProperty("nephos.demo");
    nearTheLimit();
    cloud.tick(QuotaWarningTick.class);

    assertThat(portal.number("select count(*) from quota_warning", Map.of())).isPositive();
    assertThat(portal.number("select count(*) from mail", Map.of())).isZero();
    assertThat(portal.number("select count(*) from job where kind = 'mail.send'", Map.of()))
        .isZero();
  }
}
