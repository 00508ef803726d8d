package org.nephos.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.operator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.list.api.ListQuery;
import org.nephos.mail.MailService;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.quota.QuotaPresetService;
import org.nephos.quota.QuotaService;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.quota.api.QuotaPresetView;
import org.nephos.tenancy.api.ApproveSignUp;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.MeView;
import org.nephos.tenancy.api.SignUpView;
import org.nephos.tenancy.api.SubmitSignUp;
import org.nephos.testing.Callers;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

class SignUpIT {
  private static final ListQuery ALL = new ListQuery(Map.of(), null, 100, null);
  private static final Caller NORA =
      Callers.person(
          UUID.fromString("00000000-0000-4000-8000-000000000093"),
          "nora",
          "Nora Newcomer",
          "nora@example.org");

  private final Portal portal = new Portal();
  private SignUpService signUps;
  private TenancyService tenancy;

  @BeforeEach
  void start() {
    portal.start();
    portal.withDemoData();
    signUps = portal.get(SignUpService.class);
    tenancy = portal.get(TenancyService.class);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private SignUpView ask(String name) {
    return portal.as(
        NORA,
        () ->
            signUps.submit(
                new SubmitSignUp("Initech Ltd", name, "office@initech.example", "Reports."), null));
  }

  private List<String> subjects() {
    portal.work();
    return portal.as(operator(), () -> portal.get(MailService.class).demoMails()).stream()
        .filter(mail -> mail.to().equals("office@initech.example"))
        .map(mail -> mail.subject())
        .toList();
  }

  @Test
  void anApprovedRequestIsATenantWithWhoAskedAsItsAdministrator() {
    SignUpView asked = ask("initech");
    assertThat(asked.state()).isEqualTo(SignUpState.PENDING);
    assertThat(portal.as(NORA, () -> tenancy.me()).tenants()).isEmpty();

    SignUpView done =
        portal.as(
            operator(), () -> signUps.approve(asked.id(), new ApproveSignUp(null, "Welcome.")));

    assertThat(done.state()).isEqualTo(SignUpState.APPROVED);
    List<MeView.MembershipView> tenants = portal.as(NORA, () -> tenancy.me()).tenants();
    assertThat(tenants).extracting(MeView.MembershipView::id).containsExactly(done.tenant());
    assertThat(tenants.get(0).roles()).isEqualTo(Set.of(Role.TENANT_ADMIN));
    assertThat(tenants.get(0).projects()).extracting(p -> p.name()).containsExactly("default");
    assertThat(subjects()).containsExactly("Your tenant is ready: Initech Ltd");
  }

  @Test
  void aDeniedOneSaysWhyAndAnotherMayFollow() {
    SignUpView asked = ask("initech");
    assertThatThrownBy(() -> portal.as(operator(), () -> signUps.deny(asked.id(), " ")))
        .isInstanceOf(InvalidException.class);
    portal.as(operator(), () -> signUps.deny(asked.id(), "Not this year."));

    SignUpView own = portal.as(NORA, () -> signUps.requests(ALL)).items().get(0);
    assertThat(own.decision()).isEqualTo("Not this year.");
    assertThat(subjects()).containsExactly("Your request for Initech Ltd");
    assertThat(portal.as(NORA, () -> tenancy.me()).tenants()).isEmpty();
    ask("initech");
  }

  @Test
  void nobodyHasTwoOpenRequestsHoweverFastTheyAsk() {
    List<Object> outcomes =
        Together.run(() -> ask("one"), () -> ask("two"), () -> ask("three"), () -> ask("four"));

    assertThat(outcomes).filteredOn(SignUpView.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(ConflictException.class::isInstance).hasSize(3);
  }

  @Test
  void ofTwoDecisionsAtTheSameMomentOneCounts() {
    SignUpView asked = ask("initech");

    List<Object> outcomes =
        Together.run(
            () -> portal.as(operator(), () -> signUps.approve(asked.id(), ApproveSignUp.USUAL)),
            () -> portal.as(operator(), () -> signUps.approve(asked.id(), ApproveSignUp.USUAL)),
            () -> portal.as(operator(), () -> signUps.deny(asked.id(), "No.")));

    assertThat(outcomes).filteredOn(SignUpView.class::isInstance).hasSize(1);
    assertThat(portal.number("select count(*) from tenant where name = 'initech'", Map.of()))
        .isLessThanOrEqualTo(1);
  }

  @Test
  void aNameThatIsTakenLeavesTheRequestOpen() {
    SignUpView asked = ask("acme");
    assertThatThrownBy(
            () -> portal.as(operator(), () -> signUps.approve(asked.id(), ApproveSignUp.USUAL)))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("name-taken"));
    assertThat(portal.as(NORA, () -> signUps.request(asked.id())).state())
        .isEqualTo(SignUpState.PENDING);
  }

  @Test
  void onlyTheOperatorDecidesAndOthersDoNotLearnOfIt() {
    SignUpView asked = ask("initech");
    assertThatThrownBy(
            () -> portal.as(NORA, () -> signUps.approve(asked.id(), ApproveSignUp.USUAL)))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(
            () -> portal.as(acmeAdmin(), () -> signUps.approve(asked.id(), ApproveSignUp.USUAL)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> signUps.request(asked.id())))
        .isInstanceOf(NotFoundException.class);
    assertThat(portal.as(acmeAdmin(), () -> signUps.requests(ALL)).items()).isEmpty();
    assertThat(portal.as(operator(), () -> signUps.requests(ALL)).items()).hasSize(1);
  }

  @Test
  void whatIsMissingOrWrongIsSaidAtItsField() {
    assertThatThrownBy(
            () ->
                portal.as(
                    NORA, () -> signUps.submit(new SubmitSignUp("", "No Name", "x", null), null)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting(violation -> violation.field())
                    .containsExactlyInAnyOrder("organisation", "name", "contactEmail", "reason"));
  }

  private List<String> presets(UUID tenant) {
    UUID project =
        portal.as(NORA, () -> tenancy.me()).tenants().stream()
            .filter(one -> one.id().equals(tenant))
            .findFirst()
            .orElseThrow()
            .projects()
            .get(0)
            .id();
    List<QuotaPresetView> all =
        portal.as(operator(), () -> portal.get(QuotaPresetService.class).presets());
    List<QuotaItemView> lines =
        portal.as(operator(), () -> portal.get(QuotaService.class).ofProject(project));
    return List.of("tenant", "project").stream()
        .map(
            scope ->
                all.stream()
                    .filter(preset -> has(preset, scope, lines))
                    .map(preset -> scope + " " + preset.name())
                    .findFirst()
                    .orElse(scope + " none"))
        .toList();
  }

  private static boolean has(QuotaPresetView preset, String scope, List<QuotaItemView> lines) {
    return preset.limits().stream()
        .allMatch(
            limit ->
                lines.stream()
                    .anyMatch(
                        line ->
                            line.scope().equals(scope)
                                && line.resource().equals(limit.resource())
                                && Long.valueOf(limit.limit()).equals(line.limit())));
  }

  private SignUpView approve(UUID preset) {
    UUID asked = ask("initech").id();
    return portal.as(operator(), () -> signUps.approve(asked, new ApproveSignUp(preset, null)));
  }

  private UUID preset(String name) {
    return portal.as(operator(), () -> portal.get(QuotaPresetService.class).presets()).stream()
        .filter(preset -> preset.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void anApprovedTenantAndItsFirstProjectBeginWithTheLimitsOfAPreset() {
    SignUpView done = approve(null);
    assertThat(presets(done.tenant())).containsExactly("tenant small", "project small");
  }

  @Test
  void theOperatorMayChooseAnotherPreset() {
    UUID medium = preset("medium");
    SignUpView done = approve(medium);
    assertThat(presets(done.tenant())).containsExactly("tenant medium", "project medium");
  }

  @Test
  void theSettingNamesTheUsualPresetOrNone() {
    UUID asked = ask("initech").id();
    try {
      System.setProperty("nephos.quota.signup-preset", "gigantic");
      assertThatThrownBy(
              () -> portal.as(operator(), () -> signUps.approve(asked, ApproveSignUp.USUAL)))
          .isInstanceOf(InvalidException.class);
      assertThat(portal.as(NORA, () -> signUps.request(asked)).state())
          .isEqualTo(SignUpState.PENDING);
      System.setProperty("nephos.quota.signup-preset", "none");
      SignUpView done = portal.as(operator(), () -> signUps.approve(asked, ApproveSignUp.USUAL));
      assertThat(presets(done.tenant())).containsExactly("tenant none", "project none");
    } finally {
      System.clearProperty("nephos.quota.signup-preset");
    }
  }

  @Test
  void aPresetThatThereIsNotIsRefused() {
    UUID asked = ask("initech").id();
    assertThatThrownBy(
            () ->
                portal.as(
                    operator(),
                    () -> signUps.approve(asked, new ApproveSignUp(UUID.randomUUID(), null))))
        .isInstanceOf(InvalidException.class);
  }
}
