package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.billing.MeteredCloud.LONG_AGO;
import static org.nephos.billing.MeteredCloud.meters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.api.UsageQuery;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.oracle.UsageOracle;
import org.nephos.oracle.UsageOracle.Line;
import org.nephos.problem.api.InvalidException;
import org.nephos.tenancy.Role;
import org.nephos.testing.Database;
import org.nephos.testing.Wiring;

/** Rule <em>Which plan</em>: usage has the price of the plan that was in force when it began. */
class PlanChangeIT {
  @RegisterExtension static final Database database = new Database();

  private final MeteredCloud cloud = new MeteredCloud(database);
  private final PlanAssignments assignments = Wiring.inject(new PlanAssignments(), database.em());
  private final UUID before = cloud.plan("EUR");
  private final UUID after = cloud.plan("EUR");
  private final UUID tenant = cloud.tenant(before, "Europe/Berlin");
  private final UUID project = cloud.project(tenant, "default");

  private void change(UUID plan, String now) {
    cloud.at(now);
    database.run(() -> assignments.assign(tenant, before, plan, Instant.parse(now)));
  }

  private List<Line> recorded() {
    cloud.metering().complete(MeteredCloud.all(tenant));
    return new UsageOracle(database.dataSource()).recorded(tenant);
  }

  @Test
  void usageOfBeforeAChangeOfThePlanHasThePriceOfTheOldOne() {
    cloud.price(before, Meter.INSTANCE_VCPU, "0.36", LONG_AGO);
    cloud.price(after, Meter.INSTANCE_VCPU, "0.72", LONG_AGO);
    MeteredCloud.Thing thing = cloud.thing(tenant, project, "thing");
    cloud.at("2026-06-10T10:00:00Z");
    thing.runs(meters(1, 0, 0));
    change(after, "2026-06-10T10:30:00.25Z");
    cloud.at("2026-06-10T11:00:00Z");
    thing.runs(MeterSet.NONE);

    List<Line> records = recorded();

    // 1801 s × 0.36 / 3600, and 1799 s × 0.72 / 3600
    assertThat(records)
        .extracting(line -> line.cost().toPlainString())
        .containsExactly("0.1801", "0.3598");
    assertThat(records.get(1).from()).isEqualTo("2026-06-10T10:30:01Z");
    assertThat(
            new UsageOracle(database.dataSource()).fromEvents(tenant, Instant.MAX.minusSeconds(1)))
        .isEqualTo(records);
  }

  @Test
  void whatIsNotRecordedYetIsShownByThePlanThatItWillBeRecordedBy() {
    cloud.price(before, Meter.INSTANCE_VCPU, "0.36", LONG_AGO);
    cloud.price(after, Meter.INSTANCE_VCPU, "0.72", LONG_AGO);
    cloud.at("2026-06-10T10:00:00Z");
    cloud.thing(tenant, project, "thing").runs(meters(1, 0, 0));
    change(after, "2026-06-10T10:30:00Z");
    cloud.at("2026-06-10T10:50:00Z");

    assertThat(
            cloud.walk(
                cloud.person(Role.TENANT_ADMIN, tenant, null),
                new UsageQuery(null, null, LONG_AGO, null),
                100))
        .extracting(line -> line.cost().amount().toPlainString())
        .containsExactly("0.18", "0.24");
  }

  @Test
  void whatIsRecordedAlreadyKeepsItsPlan() {
    cloud.price(before, Meter.INSTANCE_VCPU, "0.36", LONG_AGO);
    cloud.price(after, Meter.INSTANCE_VCPU, "0.72", LONG_AGO);
    MeteredCloud.Thing thing = cloud.thing(tenant, project, "thing");
    cloud.at("2026-06-10T10:00:00Z");
    thing.runs(meters(1, 0, 0));
    // a node whose clock is an hour ahead records until eleven
    cloud.at("2026-06-10T11:00:00Z");
    recorded();
    change(after, "2026-06-10T10:30:00Z");
    cloud.at("2026-06-10T12:00:00Z");

    assertThat(recorded())
        .extracting(line -> line.cost().toPlainString())
        .containsExactly("0.36", "0.72");
  }

  @Test
  void aPlanInAnotherCurrencyIsRefusedInAMonthInWhichSomethingHasRun() {
    UUID dollars = cloud.plan("USD");
    cloud.at("2026-06-10T10:00:00Z");
    MeteredCloud.Thing thing = cloud.thing(tenant, project, "thing");
    thing.runs(meters(1, 0, 0));

    assertThatThrownBy(() -> change(dollars, "2026-06-10T10:30:00Z"))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("2026-06-01");

    cloud.at("2026-06-10T11:00:00Z");
    thing.runs(MeterSet.NONE);
    assertThatThrownBy(() -> change(dollars, "2026-06-30T21:59:59Z"))
        .isInstanceOf(InvalidException.class);
    change(dollars, "2026-07-05T10:00:00Z");

    assertThat(plans())
        .containsExactly(before + " 2020-01-01T00:00:00Z", dollars + " 2026-06-30T22:00:00Z");
  }

  @Test
  void aPlanInAnotherCurrencyMayBeginTogetherWithAMonth() {
    UUID dollars = cloud.plan("USD");
    cloud.at("2026-06-10T10:00:00Z");
    cloud.thing(tenant, project, "thing").runs(meters(1, 0, 0));

    change(dollars, "2026-06-30T22:00:00Z");

    assertThat(plans()).contains(dollars + " 2026-06-30T22:00:00Z");
  }

  private List<String> plans() {
    return database
        .call(() -> assignments.of(tenant, LONG_AGO, Instant.parse("2030-01-01T00:00:00Z")))
        .stream()
        .map(each -> each.plan() + " " + each.from())
        .toList();
  }
}
