package org.nephos.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.catalog.CatalogService;
import org.nephos.catalog.api.CreateKeypair;
import org.nephos.digest.Sha256;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.api.ApiTokenFacade;
import org.nephos.tenancy.api.ApiTokenHolder;
import org.nephos.tenancy.api.ApiTokenView;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CreateApiToken;
import org.nephos.tenancy.api.CreatedApiToken;
import org.nephos.tenancy.api.Identity;
import org.nephos.tenancy.api.RequestOrigin;
import org.nephos.testing.Callers;
import org.nephos.testing.Portal;
import org.nephos.testing.SmallCloud;

class ApiTokenIT {
  @RegisterExtension static final Portal portal = new Portal();

  private SmallCloud cloud;
  private ApiTokenFacade tokens;

  @BeforeEach
  void begin() {
    cloud = new SmallCloud(portal);
    tokens = portal.get(ApiTokenService.class);
  }

  @AfterEach
  void backToNow() {
    portal.use(Clock.systemUTC());
  }

  private static void pass(Duration time) {
    portal.use(Clock.offset(Clock.systemUTC(), time));
  }

  private CreatedApiToken make(Caller caller, Role role) {
    return make(caller, new CreateApiToken(cloud.acmeDefault, "ci", role, null), null);
  }

  private CreatedApiToken make(Caller caller, CreateApiToken command, String key) {
    return portal.as(caller, () -> tokens.createToken(command, key));
  }

  private void revoke(Caller caller, UUID id) {
    portal.as(
        caller,
        () -> {
          tokens.revokeToken(id);
          return null;
        });
  }

  private Optional<ApiTokenHolder> recognise(CreatedApiToken token) {
    return tokens.recognise(token.secret(), "192.0.2.7");
  }

  private Caller by(CreatedApiToken token) {
    ApiTokenHolder holder = recognise(token).orElseThrow();
    return new Caller(
        new Identity(
            holder.personId(),
            holder.username(),
            holder.displayName(),
            holder.email(),
            false,
            false),
        holder.scope(),
        new RequestOrigin("192.0.2.7", null, "test"));
  }

  private Set<Permission> rights(Caller caller, UUID tenant, UUID project) {
    Rights rights = portal.as(caller, () -> portal.get(AccessService.class).rights());
    return Stream.of(Permission.values())
        .filter(permission -> rights.allow(permission, tenant, project))
        .collect(Collectors.toSet());
  }

  private List<ApiTokenView> list(Caller caller, String state) {
    ListQuery query = ListQuery.firstPage();
    return portal
        .as(caller, () -> tokens.tokens(state == null ? query : query.with("state", state)))
        .items();
  }

  @Test
  void aTokenSaysWhoseItIsWhereAndUntilWhen() {
    CreatedApiToken made = make(cloud.member, null);
    ApiTokenHolder holder = recognise(made).orElseThrow();

    assertThat(made.secret()).matches("nph_[A-Za-z0-9_-]{43}").startsWith(made.token().prefix());
    assertThat(made.token().prefix()).hasSize(8);
    assertThat(made.token().role()).isEqualTo(Role.MEMBER);
    assertThat(made.token().state()).isEqualTo(ApiTokenState.ACTIVE);
    assertThat(made.token().username()).isEqualTo("acme-user");
    assertThat(Duration.between(made.token().createdAt(), made.token().expiresAt()))
        .isEqualTo(Duration.ofDays(90));
    assertThat(holder.personId()).isEqualTo(cloud.member.personId());
    assertThat(holder.username()).isEqualTo("acme-user");
    assertThat(holder.scope().projectId()).isEqualTo(cloud.acmeDefault);
    assertThat(holder.expiresAt()).isEqualTo(made.token().expiresAt());
  }

  @Test
  void nobodyGivesATokenMoreThanTheyHold() {
    Map<Caller, List<Role>> matrix =
        Map.of(
            cloud.admin, List.of(Role.MEMBER, Role.VIEWER, Role.BILLING),
            cloud.member, List.of(Role.MEMBER, Role.VIEWER, Role.BILLING),
            cloud.viewer, List.of(Role.VIEWER, Role.BILLING),
            cloud.billing, List.of(Role.BILLING));
    matrix.forEach(
        (person, held) -> {
          assertThat(portal.as(person, () -> tokens.tokenRoles(cloud.acmeDefault))).isEqualTo(held);
          assertThat(make(person, null).token().role()).isEqualTo(held.get(0));
          for (Role role : Role.values()) {
            if (held.contains(role)) {
              assertThat(make(person, role).token().role()).isEqualTo(role);
            } else {
              assertThatThrownBy(() -> make(person, role))
                  .isInstanceOfSatisfying(
                      InvalidException.class,
                      e ->
                          assertThat(e.violations())
                              .extracting(Violation::field)
                              .containsExactly("role"));
            }
          }
        });
    assertThatThrownBy(() -> make(cloud.operator, Role.VIEWER))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> make(cloud.stranger, Role.VIEWER))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void aTokenMayWhatItsRoleAndItsPersonMayInItsProjectAndNothingElsewhere() {
    for (Role role : ApiToken.ROLES) {
      Caller caller = by(make(cloud.admin, role));
      Set<Permission> expected =
          Stream.of(Permission.values())
              .filter(role::allows)
              .filter(permission -> !permission.isForPeopleOnly())
              .collect(Collectors.toSet());

      assertThat(rights(caller, cloud.acme, cloud.acmeDefault)).isEqualTo(expected);
      assertThat(rights(caller, cloud.acme, cloud.acmeAlpha)).isEmpty();
      assertThat(rights(caller, cloud.acme, null)).isEmpty();
      assertThat(rights(caller, cloud.globex, cloud.globexDefault)).isEmpty();
      assertThat(rights(caller, null, null)).isEmpty();
    }
    assertThat(rights(by(make(cloud.billing, null)), cloud.acme, cloud.acmeDefault))
        .containsExactly(Permission.COST_SEE);
  }

  @Test
  void aTokenSeesItsProjectOnlyAndItsOwnRole() {
    Caller caller = by(make(cloud.admin, Role.VIEWER));
    TenancyService tenancy = portal.get(TenancyService.class);

    var me = portal.as(caller, tenancy::me);
    assertThat(me.id()).isEqualTo(cloud.admin.personId());
    assertThat(me.tenants()).hasSize(1);
    assertThat(me.tenants().get(0).roles()).containsExactly(Role.VIEWER);
    assertThat(me.tenants().get(0).projects())
        .extracting(project -> project.id())
        .containsExactly(cloud.acmeDefault);
    assertThatThrownBy(() -> portal.as(caller, () -> tenancy.project(cloud.acmeAlpha)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aTokenOfAnOperatorWhoIsAlsoAMemberHasNoneOfTheOperatorsRights() {
    portal.inTransaction(
        () -> {
          cloud.grant(cloud.operator, Role.MEMBER, cloud.acme, cloud.acmeDefault);
          return null;
        });
    Caller caller = by(make(cloud.operator, Role.MEMBER));
    Caller asOperator = Callers.operator(caller);

    assertThat(rights(asOperator, null, null)).isEmpty();
    assertThat(rights(asOperator, cloud.globex, cloud.globexDefault)).isEmpty();
    assertThat(rights(asOperator, cloud.acme, cloud.acmeDefault))
        .doesNotContain(Permission.CLOUD_OPERATE, Permission.QUOTA_DECIDE);
  }

  @Test
  void aTokenNeitherMakesNorSeesNorRevokesTokens() {
    CreatedApiToken made = make(cloud.admin, Role.MEMBER);
    Caller caller = by(made);

    assertThatThrownBy(() -> make(caller, Role.VIEWER)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> list(caller, null)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> revoke(caller, made.token().id()))
        .isInstanceOf(NotFoundException.class);
    assertThat(recognise(made)).isPresent();
  }

  @Test
  void whoLosesTheMembershipLosesTheTokenAndWhoIsDemotedLosesWhatIsMore() {
    CreatedApiToken made = make(cloud.member, Role.MEMBER);
    Caller caller = by(made);
    membership("update membership set role = 'VIEWER' where person_id = :person");

    assertThat(rights(caller, cloud.acme, cloud.acmeDefault))
        .contains(Permission.RESOURCE_SEE)
        .doesNotContain(Permission.ORDER_SUBMIT);
    membership("delete from membership where person_id = :person");
    assertThat(rights(caller, cloud.acme, cloud.acmeDefault)).isEmpty();
    assertThat(recognise(made)).isEmpty();
  }

  private void membership(String sql) {
    portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery(sql)
                .setParameter("person", cloud.member.personId())
                .executeUpdate());
  }

  @Test
  void aTokenEndsAtItsEnd() {
    CreatedApiToken made = make(cloud.member, null);
    Caller caller = by(made);

    pass(Duration.ofDays(90).minusMinutes(1));
    assertThat(recognise(made)).isPresent();
    pass(Duration.ofDays(90).plusMinutes(1));
    assertThat(recognise(made)).isEmpty();
    assertThat(rights(caller, cloud.acme, cloud.acmeDefault)).isEmpty();
    assertThat(list(cloud.member, "EXPIRED")).hasSize(1);
    assertThat(list(cloud.member, "ACTIVE")).isEmpty();
    assertThat(list(cloud.member, null))
        .extracting(ApiTokenView::state)
        .containsExactly(ApiTokenState.EXPIRED);
  }

  @Test
  void anEndLiesAheadAndAtMostAYearAway() {
    Instant now = Instant.now();
    for (Instant end : List.of(now.minusSeconds(60), now.plus(Duration.ofDays(366)))) {
      assertThatThrownBy(
              () -> make(cloud.member, new CreateApiToken(cloud.acmeDefault, "", null, end), null))
          .isInstanceOfSatisfying(
              InvalidException.class,
              e ->
                  assertThat(e.violations())
                      .extracting(Violation::field)
                      .containsExactly("name", "expiresAt"));
    }
    Instant year = now.plus(Duration.ofDays(365)).minusSeconds(1);
    assertThat(
            recognise(
                make(cloud.member, new CreateApiToken(cloud.acmeDefault, "ci", null, year), null)))
        .isPresent();
  }

  @Test
  void aRevokedTokenIsRefusedAndItsOpenStreamsSeeNothingMore() {
    CreatedApiToken made = make(cloud.member, null);
    Caller caller = by(made);
    revoke(cloud.member, made.token().id());
    revoke(cloud.member, made.token().id());

    assertThat(recognise(made)).isEmpty();
    assertThat(rights(caller, cloud.acme, cloud.acmeDefault)).isEmpty();
    assertThat(list(cloud.member, null)).isEmpty();
    assertThat(list(cloud.member, "REVOKED"))
        .extracting(ApiTokenView::id)
        .containsExactly(made.token().id());
    assertThat(cloud.events("DONE"))
        .containsExactly("person.created", "api-token.created", "api-token.revoked");
  }

  @Test
  void whoRunsTheTenantSeesAndRevokesTheTokensOfOthersAndNobodyElseDoes() {
    CreatedApiToken made = make(cloud.member, null);
    UUID id = made.token().id();

    assertThat(list(cloud.admin, null)).extracting(ApiTokenView::id).containsExactly(id);
    for (Caller other : List.of(cloud.viewer, cloud.billing, cloud.stranger)) {
      assertThat(list(other, null)).isEmpty();
    }
    for (Caller other : List.of(cloud.viewer, cloud.billing, cloud.stranger, cloud.operator)) {
      assertThatThrownBy(() -> portal.as(other, () -> tokens.token(id)))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> revoke(other, id)).isInstanceOf(NotFoundException.class);
    }
    assertThatThrownBy(() -> list(cloud.operator, null)).isInstanceOf(ForbiddenException.class);
    revoke(cloud.admin, id);
    assertThat(recognise(made)).isEmpty();
    assertThat(portal.as(cloud.member, () -> tokens.token(id)).state())
        .isEqualTo(ApiTokenState.REVOKED);
  }

  @Test
  void onlyTheHashIsKeptAndTheSecretIsInNoRowOfTheTrail() {
    CreatedApiToken made =
        make(cloud.member, new CreateApiToken(cloud.acmeDefault, "ci", null, null), "key-1");

    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(count("api_token where hash = :text", Sha256.hex(made.secret()))).isEqualTo(1);
    String part = "%" + made.secret().substring(8) + "%";
    assertThat(count("event where data like :text", part)).isZero();
    assertThat(count("idempotency_key where answer like :text", part)).isZero();
  }

  private static long count(String where, String text) {
    return portal.number("select count(*) from " + where, Map.of("text", text));
  }

  @Test
  void aRepeatedRequestMakesNoSecondTokenAndLearnsNoSecret() {
    CreateApiToken command = new CreateApiToken(cloud.acmeDefault, "ci", null, null);
    CreatedApiToken first = make(cloud.member, command, "key-2");
    CreatedApiToken again = make(cloud.member, command, "key-2");

    assertThat(again.token()).isEqualTo(first.token());
    assertThat(again.secret()).isNull();
    assertThat(list(cloud.member, null)).hasSize(1);
  }

  @Test
  void itsLastUseIsNotedToTheMinute() {
    CreatedApiToken made = make(cloud.member, null);
    assertThat(list(cloud.member, null).get(0).lastUsedAt()).isNull();

    recognise(made);
    ApiTokenView used = list(cloud.member, null).get(0);
    assertThat(used.lastUsedFrom()).isEqualTo("192.0.2.7");
    pass(Duration.ofSeconds(30));
    recognise(made);
    assertThat(list(cloud.member, null).get(0).lastUsedAt()).isEqualTo(used.lastUsedAt());
    pass(Duration.ofSeconds(90));
    recognise(made);
    assertThat(list(cloud.member, null).get(0).lastUsedAt()).isAfter(used.lastUsedAt());
  }

  @Test
  void whatIsNoTokenOfOursIsNobodys() {
    String secret = make(cloud.member, null).secret();
    for (String text :
        List.of("", "nph_", secret + "A", secret.substring(1), "nph_" + "A".repeat(43))) {
      assertThat(tokens.recognise(text, "")).as(text).isEmpty();
    }
    assertThat(tokens.recognise(null, "")).isEmpty();
  }

  @Test
  void theTrailSaysByWhichTokenSomethingWasDone() {
    CreatedApiToken made = make(cloud.member, null);
    portal.as(
        by(made),
        () ->
            portal
                .get(CatalogService.class)
                .createKeypair(
                    new CreateKeypair(
                        cloud.acmeDefault,
                        "laptop",
                        "ssh-ed25519"
                            + " AAAAC3NzaC1lZDI1NTE5AAAAIKLgm9Xc3sUXHzT0Rb2q1bGyAVNqvLrrs1hwBGf8DiRz"
                            + " ada"),
                    null));

    assertThat(
            count(
                "event where type = 'keypair.created' and data like :text",
                "%" + made.token().id() + "%"))
        .isEqualTo(1);
  }

  @Test
  void listsComePageByPage() {
    for (String name : List.of("a", "b", "c")) {
      make(cloud.member, new CreateApiToken(cloud.acmeDefault, name, null, null), null);
    }
    ListQuery query =
        new ListQuery(
            Map.of("state", "ACTIVE", "project", cloud.acmeDefault.toString()), "name", 2, null);
    Page<ApiTokenView> first = portal.as(cloud.member, () -> tokens.tokens(query));
    Page<ApiTokenView> second =
        portal.as(
            cloud.member,
            () -> tokens.tokens(new ListQuery(query.filters(), "name", 2, first.next())));

    assertThat(first.items()).extracting(ApiTokenView::name).containsExactly("a", "b");
    assertThat(second.items()).extracting(ApiTokenView::name).containsExactly("c");
    assertThat(second.next()).isNull();
  }
}
