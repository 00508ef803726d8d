package org.nephos.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.catalog.api.FlavorView;
import org.nephos.catalog.api.ZoneView;
import org.nephos.list.api.ListQuery;
import org.nephos.order.OrderService;
import org.nephos.order.OrderState;
import org.nephos.order.WaitingOrders;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.QuotaService;
import org.nephos.quota.api.LimitChange;
import org.nephos.scaling.ScalingService;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.CreateScalingGroup.PolicySpec;
import org.nephos.scaling.api.CreateScalingGroup.Template;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.tenancy.TenancyService;
import org.nephos.tenancy.TenantService;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.ChangeTenant;
import org.nephos.tenancy.api.TenantView;
import org.nephos.testing.Acme;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;

class TenantOfferIT {
  private final Portal portal = new Portal();
  private CatalogService catalog;
  private OrderService orders;
  private Acme acme;
  private UUID acmeId;
  private UUID other;

  @BeforeEach
  void start() {
    portal.start();
    portal.withDemoData();
    catalog = portal.get(CatalogService.class);
    orders = portal.get(OrderService.class);
    portal.inTransaction(
        () -> {
          portal.database().em().persist(new Zone("other", "simulator", "Without hosts"));
          return null;
        });
    acme = new Acme(portal);
    acmeId =
        portal.as(acmeUser(), () -> portal.get(TenancyService.class).me()).tenants().get(0).id();
    other =
        flavors(operator(), null).stream()
            .filter(id -> !id.equals(acme.flavor()))
            .findFirst()
            .orElseThrow();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private TenantView offer(List<String> zones, List<UUID> flavors) {
    return portal.as(
        operator(),
        () ->
            portal
                .get(TenantService.class)
                .change(acmeId, new ChangeTenant(null, null, null, zones, flavors, null), null));
  }

  private static ListQuery of(UUID project) {
    return ListQuery.firstPage().with("project", project == null ? null : project.toString());
  }

  private List<UUID> flavors(Caller caller, UUID project) {
    return portal.as(caller, () -> catalog.flavors(of(project))).items().stream()
        .map(FlavorView::id)
        .toList();
  }

  private List<String> zones(Caller caller, UUID project) {
    return portal.as(caller, () -> catalog.zones(of(project))).items().stream()
        .map(ZoneView::name)
        .toList();
  }

  private SubmitOrder order(UUID flavor, String zone, OnQuotaExceeded full, int count) {
    return Orders.plain(acme.project(), "shop", flavor, acme.image(), zone, count, full);
  }

  private SubmitOrder order(UUID flavor, String zone) {
    return order(flavor, zone, OnQuotaExceeded.REFUSE, 1);
  }

  private Violation refusal(SubmitOrder command) {
    InvalidException refused =
        catchThrowableOfType(
            InvalidException.class,
            () -> portal.as(acmeUser(), () -> orders.submit(command, null)));
    return refused.violations().get(0);
  }

  @Test
  void aTenantWithoutAnOfferOfItsOwnMayOrderAllThatThereIs() {
    assertThat(flavors(acmeUser(), null)).isEqualTo(flavors(operator(), null));
    assertThat(zones(acmeUser(), acme.project())).isEqualTo(zones(operator(), null));
  }

  @Test
  void listsFormsAndOrdersKnowOnlyWhatTheTenantIsOffered() {
    TenantView now = offer(List.of("sim"), List.of(acme.flavor()));
    assertThat(now.zones()).containsExactly("sim");
    assertThat(now.flavors()).containsExactly(acme.flavor());

    assertThat(flavors(acmeUser(), null)).containsExactly(acme.flavor());
    assertThat(flavors(acmeAdmin(), acme.project())).containsExactly(acme.flavor());
    assertThat(flavors(operator(), acme.project())).containsExactly(acme.flavor());
    assertThat(zones(acmeUser(), acme.project())).containsExactly("sim");
    assertThat(flavors(globexUser(), null)).hasSizeGreaterThan(1);
    assertThat(flavors(globexUser(), acme.project())).isEmpty();
    assertThat(zones(globexUser(), null)).contains("sim").hasSizeGreaterThan(1);

    assertThat(portal.as(acmeUser(), () -> orders.submit(order(acme.flavor(), "sim"), null)))
        .isNotNull();
    assertThat(refusal(order(other, "sim"))).isEqualTo(refusal(order(UUID.randomUUID(), "sim")));
    assertThat(refusal(order(acme.flavor(), "other")))
        .isEqualTo(refusal(order(acme.flavor(), "moon")));
    DryRunView dry = portal.as(acmeUser(), () -> orders.dryRun(order(other, "sim")));
    assertThat(dry.verdict()).isEqualTo("refused");
    assertThat(dry.problems()).extracting("field").contains("flavor");
  }

  @Test
  void whoNamesNoZoneGetsOneThatTheTenantMayOrderIn() {
    // There is no host in the other zone, so that nothing can start there.
    offer(List.of("other"), null);
    assertThat(dry(null).placement().possible()).isFalse();
    OrderView waits = portal.as(acmeUser(), () -> orders.submit(order(acme.flavor(), null), null));
    portal.work();
    assertThat(zoneOf(waits)).isNull();

    offer(List.of("sim"), null);
    assertThat(dry(null).placement().zone()).isEqualTo("sim");
    portal.workWithoutPauses();
    assertThat(zoneOf(waits)).isEqualTo("sim");
    assertThat(offer(List.of(), null).zones()).isNull();
  }

  private DryRunView dry(String zone) {
    return portal.as(acmeUser(), () -> orders.dryRun(order(acme.flavor(), zone)));
  }

  private String zoneOf(OrderView order) {
    return portal
        .database()
        .call(
            () ->
                (String)
                    portal
                        .database()
                        .em()
                        .createNativeQuery(
                            "select zone_name from instance where order_id = :id", String.class)
                        .setParameter("id", order.id())
                        .getSingleResult());
  }

  @Test
  void aWaitingOrderWhoseFlavorIsTakenAwayFailsAndSaysSoWhenThereIsRoom() {
    limit(0);
    OrderView waits =
        portal.as(
            acmeUser(),
            () -> orders.submit(order(acme.flavor(), "sim", OnQuotaExceeded.WAIT, 1), null));
    assertThat(waits.state()).isEqualTo(OrderState.PENDING_QUOTA);

    offer(null, List.of(other));
    limit(10);
    portal.asSystem(portal.get(WaitingOrders.class)::goOn);

    OrderView failed = portal.as(acmeUser(), () -> orders.get(waits.id()));
    assertThat(failed.state()).isEqualTo(OrderState.FAILED);
    assertThat(failed.fault().code()).isEqualTo("reference-gone");
    assertThat(acme.used("instances")).isZero();
  }

  private void limit(long instances) {
    portal.as(
        operator(),
        () ->
            portal
                .get(QuotaService.class)
                .setProjectLimits(
                    acme.project(), List.of(new LimitChange("instances", instances))));
  }

  @Test
  void aScalingGroupKeepsWhatItWasOrderedWithAndNoNewOneIsMadeWithIt() {
    UUID group = portal.as(acmeUser(), () -> group("first")).id();
    offer(null, List.of(other));

    portal.work();
    assertThat(portal.as(acmeUser(), () -> portal.get(ScalingService.class).get(group)).state())
        .isNotNull();
    InvalidException refused =
        catchThrowableOfType(
            InvalidException.class, () -> portal.as(acmeUser(), () -> group("second")));
    assertThat(refused.violations()).extracting("field").containsExactly("template.flavor");
  }

  private ScalingGroupView group(String name) {
    return portal
        .get(ScalingService.class)
        .create(
            new CreateScalingGroup(
                acme.project(),
                name,
                1,
                2,
                1,
                60,
                new Template(acme.flavor(), acme.image(), "sim", null, null, null, Map.of()),
                List.of(new PolicySpec("cpu.percent", 70, 30, 60, 1))),
            null);
  }

  @Test
  void whatTheCatalogDoesNotHaveCannotBeOffered() {
    InvalidException refused =
        catchThrowableOfType(
            InvalidException.class,
            () -> offer(List.of("sim", "moon"), List.of(UUID.randomUUID())));

    assertThat(refused.violations()).extracting("field").containsExactly("zones[1]", "flavors[0]");
    assertThat(flavors(acmeUser(), null)).isEqualTo(flavors(operator(), null));
  }

  @Test
  void eachChangeOfAnOfferIsRecordedOnceAndMovesTheVersion() {
    TenantView before = offer(null, null);
    TenantView first = offer(List.of("sim"), null);
    TenantView again = offer(List.of("sim"), null);

    assertThat(first.version()).isGreaterThan(before.version());
    assertThat(again.version()).isEqualTo(first.version());
    assertThat(
            portal.number(
                "select count(*) from event where type = 'tenant.changed' and tenant_id = :id",
                Map.of("id", acmeId)))
        .isEqualTo(1);
  }
}
