package org.nephos.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.inbox.api.InboxItemView;
import org.nephos.inbox.api.InboxKind;
import org.nephos.inbox.api.InboxState;
import org.nephos.lease.LeaseService;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.lease.api.ExtendLease;
import org.nephos.list.api.ListFile;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.ApprovalService;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.OrderPolicyService;
import org.nephos.order.OrderService;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderPolicySpec.Conditions;
import org.nephos.order.api.OrderPolicySpec.Rules;
import org.nephos.order.api.SubmitOrder;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.MalformedException;
import org.nephos.quota.QuotaService;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.scaling.ScalingService;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.tenancy.SignUpService;
import org.nephos.tenancy.TenancyService;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.SubmitSignUp;
import org.nephos.testing.Acme;
import org.nephos.testing.Callers;
import org.nephos.testing.Portal;

/** What waits for decisions, of all kinds in one list. */
class InboxIT {
  private static final Caller NORA =
      Callers.person(
          UUID.fromString("00000000-0000-4000-8000-000000000093"),
          "nora",
          "Nora Newcomer",
          "nora@example.org");

  private final Portal portal = new Portal();
  private Acme acme;
  private UUID tenant;
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @BeforeEach
  void oneOfEachKindWaits() {
    portal.start();
    portal.withDemoData();
    acme = new Acme(portal);
    tenant =
        portal
            .as(operator(), () -> portal.get(TenancyService.class).project(acme.project()))
            .tenant();
    leasesAskFirst();
    UUID instance = submit("leased", 1).get(0);
    portal.work();
    askFirst();
    later();
    submit("dear", 3);
    later();
    askForQuota(50);
    later();
    group();
    later();
    longerLease(instance);
    later();
    submit("cheap", 1);
    later();
    portal.as(
        NORA,
        () ->
            portal
                .get(SignUpService.class)
                .submit(
                    new SubmitSignUp(
                        "Initech Ltd", "initech", "office@initech.example", "Reports."),
                    null));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private void later() {
    now = now.plusSeconds(60);
    portal.use(Clock.fixed(now, ZoneOffset.UTC));
  }

  private void leasesAskFirst() {
    portal.as(
        operator(),
        () ->
            portal
                .get(LeaseService.class)
                .changePolicyOfTenant(
                    tenant,
                    new ChangeLeasePolicy(
                        Duration.ofDays(30),
                        false,
                        null,
                        List.of(Duration.ofDays(1)),
                        Duration.ofDays(7),
                        0),
                    null));
  }

  private void askFirst() {
    portal.as(
        operator(),
        () ->
            portal
                .get(OrderPolicyService.class)
                .create(
                    new CreateOrderPolicy(
                        tenant,
                        new OrderPolicySpec(
                            "ask first",
                            true,
                            Conditions.NONE,
                            PolicyOutcome.APPROVAL,
                            Approver.TENANT_ADMIN,
                            null,
                            Duration.ofDays(2),
                            DefaultDecision.EXPIRE,
                            "Say what it is for.",
                            Rules.NONE)),
                    null));
  }

  private List<UUID> submit(String name, int count) {
    SubmitOrder plain = acme.order(name, count);
    return portal
        .as(
            acmeUser(),
            () ->
                portal
                    .get(OrderService.class)
                    .submit(
                        new SubmitOrder(
                            plain.project(),
                            plain.name(),
                            plain.flavor(),
                            plain.image(),
                            plain.zone(),
                            count,
                            null,
                            null,
                            null,
                            Map.of(),
                            Duration.ofDays(3),
                            plain.onQuotaExceeded(),
                            null),
                        null))
        .instances();
  }

  private void askForQuota(long vcpus) {
    portal.as(
        acmeUser(),
        () ->
            portal
                .get(QuotaService.class)
                .request(
                    new SubmitQuotaRequest(
                        acme.project(),
                        List.of(new LimitChange("vcpus", vcpus)),
                        null,
                        "The sale.",
                        null),
                    null));
  }

  private void group() {
    portal.as(
        acmeUser(),
        () ->
            portal
                .get(ScalingService.class)
                .create(
                    new CreateScalingGroup(
                        acme.project(),
                        "shop",
                        1,
                        2,
                        1,
                        0,
                        new CreateScalingGroup.Template(
                            acme.flavor(), acme.image(), "sim", null, null, null, Map.of()),
                        List.of(),
                        "for the sale"),
                    null));
  }

  private void longerLease(UUID instance) {
    portal.as(
        acmeUser(),
        () ->
            portal
                .get(LeaseService.class)
                .extend(new ExtendLease(instance, now.plus(Duration.ofDays(10)), "More."), null));
  }

  private Page<InboxItemView> items(Caller caller, ListQuery query) {
    return portal.as(caller, () -> portal.get(InboxService.class).items(query));
  }

  private static ListQuery sorted(String sort, int limit) {
    return new ListQuery(Map.of(), sort, limit, null);
  }

  private List<String> names(Caller caller, ListQuery query) {
    return items(caller, query).items().stream().map(InboxIT::name).toList();
  }

  private static String name(InboxItemView item) {
    return switch (item.kind()) {
      case QUOTA -> "quota";
      case LEASE -> "lease";
      case SIGN_UP -> "initech";
      case INSTANCES, SCALING_GROUP -> item.what().replaceFirst("^\\d+ × ", "");
    };
  }

  @Test
  void everyKindThatTheOperatorMayDecideIsInOneListTheOldestFirst() {
    assertThat(names(operator(), ListQuery.firstPage()))
        .containsExactly("dear", "quota", "shop", "lease", "cheap", "initech");
    assertThat(names(operator(), sorted("-createdAt", 50)))
        .containsExactly("initech", "cheap", "lease", "shop", "quota", "dear");
  }

  @Test
  void whatHasAPriceIsSortedByItAndTheRestComesLast() {
    assertThat(names(operator(), sorted("price", 50)))
        .containsExactly("cheap", "shop", "dear", "quota", "lease", "initech");
    assertThat(names(operator(), sorted("-price", 50)))
        .containsExactly("dear", "shop", "cheap", "quota", "lease", "initech");
  }

  @Test
  void aListByKindHasEachKindTogether() {
    assertThat(names(operator(), sorted("kind", 50)))
        .containsExactly("dear", "cheap", "shop", "quota", "lease", "initech");
    assertThat(names(operator(), sorted("-kind", 50)))
        .containsExactly("initech", "lease", "quota", "shop", "dear", "cheap");
  }

  @Test
  void anAdministratorSeesWhatTheTenantAsksForAndNobodyElseSeesAnything() {
    assertThat(names(acmeAdmin(), ListQuery.firstPage()))
        .containsExactly("dear", "quota", "shop", "lease", "cheap");
    assertThatThrownBy(() -> items(acmeUser(), ListQuery.firstPage()))
        .isInstanceOf(ForbiddenException.class);
    InboxService inbox = portal.get(InboxService.class);
    assertThat(portal.as(acmeAdmin(), () -> inbox.waiting(ListQuery.firstPage()))).isEqualTo(5);
    assertThat(portal.as(operator(), () -> inbox.waiting(ListQuery.firstPage()))).isEqualTo(6);
    assertThat(portal.as(globexUser(), () -> inbox.waiting(ListQuery.firstPage()))).isZero();
    ListQuery another = ListQuery.firstPage().with("tenant", UUID.randomUUID().toString());
    assertThat(portal.as(operator(), () -> inbox.waiting(another))).isZero();
    assertThat(items(operator(), another).items()).isEmpty();
  }

  @Test
  void filtersHoldForEveryKind() {
    ListQuery all = ListQuery.firstPage();
    assertThat(names(operator(), all.with("kind", "QUOTA"))).containsExactly("quota");
    assertThat(names(operator(), all.with("tenant", tenant.toString())))
        .containsExactly("dear", "quota", "shop", "lease", "cheap");
    assertThat(names(operator(), all.with("name", "INI"))).containsExactly("initech");
    assertThat(names(operator(), all.with("name", "leas"))).containsExactly("lease");
    assertThat(names(operator(), all.with("name", "acme-us")))
        .containsExactly("dear", "quota", "shop", "lease", "cheap");
    for (ListQuery wrong :
        List.of(
            all.with("colour", "blue"),
            all.with("kind", "ANY"),
            all.with("state", "ANY"),
            sorted("colour", 50),
            new ListQuery(Map.of(), null, 50, "nonsense"))) {
      assertThatThrownBy(() -> items(operator(), wrong)).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void whatIsDecidedMovesToItsDecision() {
    List<InboxItemView> waiting = items(acmeAdmin(), ListQuery.firstPage()).items();
    UUID dear = waiting.get(0).id();
    UUID quota = waiting.get(1).id();
    UUID lease = waiting.get(3).id();
    UUID cheap = waiting.get(4).id();
    later();
    portal.as(acmeAdmin(), () -> portal.get(ApprovalService.class).reject(dear, "Too dear."));
    portal.as(acmeAdmin(), () -> portal.get(ApprovalService.class).approve(cheap, null));
    portal.as(acmeAdmin(), () -> portal.get(QuotaService.class).deny(quota, "No."));
    portal.as(acmeAdmin(), () -> portal.get(LeaseService.class).approve(lease, "Fine."));

    assertThat(names(acmeAdmin(), ListQuery.firstPage())).containsExactly("shop");
    ListQuery denied = ListQuery.firstPage().with("state", "DENIED");
    assertThat(names(acmeAdmin(), denied)).containsExactly("dear", "quota");
    assertThat(items(acmeAdmin(), denied).items().get(0))
        .satisfies(
            item -> {
              assertThat(item.state()).isEqualTo(InboxState.DENIED);
              assertThat(item.decidedBy()).isEqualTo("acme-admin");
              assertThat(item.decidedAt()).isEqualTo(now);
              assertThat(item.decision()).isEqualTo("Too dear.");
              assertThat(item.decideUntil()).isNull();
            });
    assertThat(names(acmeAdmin(), ListQuery.firstPage().with("state", "APPROVED")))
        .containsExactly("lease", "cheap");
  }

  @ParameterizedTest
  @ValueSource(strings = {"createdAt", "-createdAt", "price", "-price", "kind", "-kind"})
  void pageByPageIsTheSameAsAllAtOnceAlsoWhereManyAreOfTheSameMoment(String sort) {
    for (int i = 0; i < 4; i++) {
      submit("same" + i, 1);
      askForQuota(60 + i);
    }
    List<UUID> whole =
        items(operator(), sorted(sort, 500)).items().stream().map(InboxItemView::id).toList();
    assertThat(whole).hasSize(14).doesNotHaveDuplicates();
    for (int size : List.of(1, 3, 5)) {
      List<UUID> paged = new ArrayList<>();
      String marker = null;
      do {
        Page<InboxItemView> page = items(operator(), new ListQuery(Map.of(), sort, size, marker));
        assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
        page.items().forEach(item -> paged.add(item.id()));
        marker = page.next();
      } while (marker != null);
      assertThat(paged).as(size + " at a time").containsExactlyElementsOf(whole);
    }
  }

  @Test
  void theFileHasAllKindsUnderTheSameFilters() throws IOException {
    StringWriter csv = new StringWriter();
    StringWriter json = new StringWriter();
    portal.as(
        operator(),
        () -> {
          InboxService inbox = portal.get(InboxService.class);
          ListQuery query = sorted("-createdAt", 1);
          new ListFile<>(InboxItemView.class, query, inbox::items).writeCsv(csv);
          new ListFile<>(InboxItemView.class, query.with("kind", "SIGN_UP"), inbox::items)
              .writeJsonLines(json);
          return null;
        });

    List<String> lines = csv.toString().lines().toList();
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0)).startsWith("kind,id,state,tenant,tenantName,");
    assertThat(lines.stream().skip(1).map(line -> line.substring(0, line.indexOf(','))))
        .containsExactly(
            InboxKind.SIGN_UP.name(),
            InboxKind.INSTANCES.name(),
            InboxKind.LEASE.name(),
            InboxKind.SCALING_GROUP.name(),
            InboxKind.QUOTA.name(),
            InboxKind.INSTANCES.name());
    assertThat(json.toString().lines()).singleElement().asString().contains("Initech Ltd");
  }
}
