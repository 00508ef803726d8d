package org.nephos.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.api.MetricSeries;
import org.nephos.driver.HypervisorDriver;
import org.nephos.driver.LoadControl;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.OrderService;
import org.nephos.order.OrderState;
import org.nephos.order.api.OrderView;
import org.nephos.placement.DriverRegistry;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.MalformedException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.QuotaExceededException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.CreateScalingGroup.PolicySpec;
import org.nephos.scaling.api.CreateScalingGroup.Template;
import org.nephos.scaling.api.ResizeScalingGroup;
import org.nephos.scaling.api.ScalingDecisionView;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.scaling.api.SimulatedGroupView;

class ScalingServiceIT {
  @RegisterExtension static final ScalingCloud cloud = new ScalingCloud();

  private final UUID project = cloud.project();

  private static ScalingService service() {
    return cloud.portal.get(ScalingService.class);
  }

  private static ScalingGroupView resize(UUID group, Integer min, Integer desired, Long version) {
    return cloud.portal.as(
        acmeAdmin(),
        () -> service().resize(group, new ResizeScalingGroup(min, desired, null), version));
  }

  @Test
  void theOrderIsFulfilledWithThePromise() {
    ScalingGroupView group = cloud.create(cloud.order(project, 1, 3, 2, 60));

    OrderView order =
        cloud.portal.as(
            acmeAdmin(), () -> cloud.portal.get(OrderService.class).get(group.orderId()));
    assertThat(order.state()).isEqualTo(OrderState.FULFILLED);
    assertThat(order.kind()).isEqualTo("scalingGroup.create");
    assertThat(order.target()).isEqualTo(group.id());
    assertThat(order.quote().hourly()).isPositive();
    assertThat(
            cloud.portal.number(
                "select count(*) from orders where id = :id and spec like '%cloud-config%'",
                Map.of("id", group.orderId())))
        .isZero();
  }

  @Test
  void theViewShowsTheGroupWithoutItsUserData() {
    ScalingGroupView group = cloud.create(cloud.order(project, 1, 3, 2, 60));

    assertThat(group.name()).isEqualTo("web");
    assertThat(group.project()).isEqualTo(project);
    assertThat(List.of(group.min(), group.desired(), group.max())).containsExactly(1, 2, 3);
    assertThat(group.policies()).containsExactly(ScalingCloud.BY_CPU);
    assertThat(group.template().tags()).isEqualTo(Map.of("tier", "web"));
    assertThat(group.template().userData()).isNull();
    assertThat(group.state()).isEqualTo(ScalingGroupState.ACTIVE);
  }

  @Test
  void tooLittleQuotaRefusesTheWholeGroup() {
    cloud.portal.inTransaction(
        () -> {
          cloud.portal.get(QuotaRepository.class).setLimit(project, QuotaResource.INSTANCES, 3);
          return null;
        });

    QuotaExceededException refused =
        catchThrowableOfType(
            QuotaExceededException.class, () -> cloud.create(cloud.order(project, 1, 4, 1, 60)));

    assertThat(refused.variables())
        .containsEntry("scope", "project")
        .containsEntry("resource", "instances")
        .containsEntry("limit", 3L)
        .containsEntry("requested", 4L);
    assertThat(cloud.instances(project)).containsExactly(0L, 0L);
    assertThat(
            cloud.portal.number(
                "select count(*) from orders where project_id = :id", Map.of("id", project)))
        .isZero();
  }

  @Test
  void theSameKeyGivesTheSameGroup() {
    CreateScalingGroup command = cloud.order(project, 1, 3, 1, 60);
    String key = UUID.randomUUID().toString();

    ScalingGroupView first = cloud.create(command, key);
    ScalingGroupView second = cloud.create(command, key);

    assertThat(second).isEqualTo(first);
    assertThat(cloud.instances(project)).containsExactly(1L, 2L);
    assertThatThrownBy(() -> cloud.create(cloud.order(project, 1, 4, 1, 60), key))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    CreateScalingGroup command =
        new CreateScalingGroup(
            project,
            "-web",
            5,
            4,
            9,
            -1,
            new Template(
                UUID.randomUUID(), cloud.template().image(), "moon", null, null, "\0", Map.of()),
            List.of(new PolicySpec("ram.used", 30, 30, 5, 0)));

    InvalidException refused =
        catchThrowableOfType(InvalidException.class, () -> cloud.create(command));

    assertThat(refused.violations())
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "name",
            "min",
            "desired",
            "cooldownSeconds",
            "template.userData",
            "template.flavor",
            "template.zone",
            "policies[0].meter",
            "policies[0].scaleInAt",
            "policies[0].windowSeconds",
            "policies[0].step");
  }

  @Test
  void strangersSeeAndChangeNothing() {
    UUID group = cloud.create(cloud.order(project, 1, 3, 1, 60)).id();

    cloud.portal.as(
        globexUser(),
        () -> {
          assertThatThrownBy(() -> service().get(group)).isInstanceOf(NotFoundException.class);
          assertThatThrownBy(() -> service().delete(group)).isInstanceOf(NotFoundException.class);
          assertThatThrownBy(() -> service().decisions(group, ListQuery.firstPage()))
              .isInstanceOf(NotFoundException.class);
          assertThat(service().list(ListQuery.firstPage()).items()).isEmpty();
          assertThatThrownBy(() -> service().create(cloud.order(project, 0, 1, 0, 0), null))
              .isInstanceOf(InvalidException.class);
          return null;
        });
    cloud.portal.as(
        operator(),
        () -> {
          assertThat(service().get(group).id()).isEqualTo(group);
          assertThatThrownBy(() -> service().delete(group)).isInstanceOf(ForbiddenException.class);
          return null;
        });
  }

  @Test
  void theListHasTheLivingByNameAndTheDeletedOnRequest() {
    UUID living = cloud.create(cloud.order(project, 0, 1, 0, 60)).id();
    UUID deleted = cloud.create(cloud.order(project, 0, 1, 0, 60)).id();
    cloud.portal.as(acmeAdmin(), () -> service().delete(deleted));

    ListQuery mine = ListQuery.firstPage().with("project", project.toString());

    assertThat(ids(mine)).containsExactly(living);
    assertThat(ids(mine.with("state", "DELETED"))).containsExactly(deleted);
  }

  private static List<UUID> ids(ListQuery query) {
    return cloud.portal.as(acmeAdmin(), () -> service().list(query)).items().stream()
        .map(ScalingGroupView::id)
        .toList();
  }

  @Test
  void anotherSizeIsReachedAtOnceAndRecorded() {
    UUID group = cloud.running(project, 1, 4, 1, 60);

    ScalingGroupView larger = resize(group, null, 3, cloud.view(group).version());
    cloud.portal.work();
    ScalingGroupView smaller = resize(group, 2, 2, null);

    assertThat(larger.members()).hasSize(3);
    assertThat(smaller.min()).isEqualTo(2);
    assertThat(cloud.working(group)).isEqualTo(2);
    assertThat(cloud.decisions(group).subList(0, 2))
        .containsExactly("MANUAL manual 3-2", "MANUAL manual 1-3");
  }

  @Test
  void aLargerLeastSizePullsTheWantedSizeUp() {
    UUID group = cloud.running(project, 0, 4, 0, 60);

    resize(group, 2, null, null);

    assertThat(cloud.view(group).desired()).isEqualTo(2);
    assertThat(cloud.members(group)).isEqualTo(2);
  }

  @Test
  void aChangeOfWhatIsOldOrGoneOrTooLargeIsRefused() {
    UUID group = cloud.running(project, 0, 2, 0, 60);

    assertThatThrownBy(() -> resize(group, null, 3, 999L)).isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> resize(group, null, 1, 999L))
        .isInstanceOf(PreconditionFailedException.class);
    cloud.portal.as(acmeAdmin(), () -> service().delete(group));
    assertThatThrownBy(() -> resize(group, null, 1, null)).isInstanceOf(ConflictException.class);
  }

  @Test
  void decisionsComeInPagesWithTheirNumbers() {
    UUID group = cloud.running(project, 1, 4, 1, 0);
    cloud.busy(group, 83.5);
    cloud.tick();

    Page<ScalingDecisionView> first = decisions(group, new ListQuery(Map.of(), null, 1, null));
    Page<ScalingDecisionView> second =
        decisions(group, new ListQuery(Map.of(), null, 5, first.next()));

    ScalingDecisionView newest = first.items().get(0);
    assertThat(newest.action()).isEqualTo("OUT");
    assertThat(newest.meter()).isEqualTo("cpu.percent");
    assertThat(newest.value()).isEqualTo(new BigDecimal("83.5"));
    assertThat(newest.threshold()).isEqualTo(new BigDecimal("70"));
    assertThat(newest.windowSeconds()).isEqualTo(60);
    assertThat(newest.at()).isEqualTo(cloud.now());
    assertThat(second.items()).extracting(ScalingDecisionView::reason).containsExactly("below-min");
    assertThat(second.next()).isNull();
    assertThatThrownBy(() -> decisions(group, new ListQuery(Map.of(), null, 1, "x")))
        .isInstanceOf(MalformedException.class);
  }

  private static Page<ScalingDecisionView> decisions(UUID group, ListQuery query) {
    return cloud.portal.as(acmeAdmin(), () -> service().decisions(group, query));
  }

  @Test
  void theMetricIsTheMeanOverTheMembers() {
    UUID group = cloud.running(project, 2, 4, 2, 0);
    cloud.busy(group, 40);

    MetricSeries series =
        cloud.portal.as(
            acmeAdmin(), () -> service().metric(group, cloud.now().minusSeconds(55), cloud.now()));

    assertThat(series.unit()).isEqualTo("%");
    assertThat(series.points()).hasSize(5);
    assertThat(series.points()).allMatch(point -> point.value() == 40);
    assertThat(series.points().get(0).at()).isBefore(series.points().get(1).at());
  }

  /** The busiest first. */
  private List<SimulatedGroupView> simulated(Map<String, String> filters) {
    return service().simulated(new ListQuery(filters, "-load", 50, null)).items();
  }

  @Test
  void theSimulatorIsToldOfALoadOnceAndAgainAfterARestart() {
    List<String> told = listenToTheSimulator();
    UUID group = cloud.running(project, 1, 2, 1, 0);

    cloud.portal.as(
        operator(),
        () -> {
          service().setSimulatedLoad(group, 250);
          assertThat(service().simulatedLoad(group)).isEqualTo(250);
          assertThat(
                  simulated(Map.of("name", service().get(group).name().toUpperCase(Locale.ROOT))))
              .first()
              .satisfies(
                  first -> {
                    assertThat(first.id()).isEqualTo(group);
                    assertThat(first.load()).isEqualTo(250);
                    assertThat(first.tenantName()).isNotBlank();
                  });
          assertThat(simulated(Map.of("name", "there is none of it"))).isEmpty();
          assertThat(simulated(Map.of("tenant", UUID.randomUUID().toString()))).isEmpty();
          assertThat(simulated(Map.of("state", "PAUSED"))).isEmpty();
          assertThatThrownBy(() -> service().setSimulatedLoad(group, 10_001))
              .isInstanceOf(InvalidException.class);
          return null;
        });
    assertThat(told).containsExactly(group + " 250");
    cloud.tick();
    assertThat(told).hasSize(1);

    cloud.portal.get(SimulatedLoads.class).forget();
    cloud.tick();

    assertThat(told).containsExactly(group + " 250", group + " 250");
    assertThatThrownBy(
            () ->
                cloud.portal.as(
                    acmeAdmin(),
                    () -> {
                      service().setSimulatedLoad(group, 1);
                      return null;
                    }))
        .isInstanceOf(ForbiddenException.class);
  }

  /** Loads that the simulator is told of from now on. */
  private static List<String> listenToTheSimulator() {
    List<String> told = new ArrayList<>();
    DriverRegistry registry = cloud.portal.get(DriverRegistry.class);
    HypervisorDriver simulator = registry.byName("simulator");
    LoadControl control = (label, percent) -> told.add(label + " " + percent);
    registry.replace(
        "simulator",
        (HypervisorDriver)
            Proxy.newProxyInstance(
                HypervisorDriver.class.getClassLoader(),
                new Class<?>[] {HypervisorDriver.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("facet") && arguments[0] == LoadControl.class) {
                    return Optional.of(control);
                  }
                  try {
                    return method.invoke(simulator, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }));
    return told;
  }
}
