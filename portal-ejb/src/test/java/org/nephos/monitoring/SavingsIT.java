package org.nephos.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.UsageService;
import org.nephos.billing.api.SavingsView;
import org.nephos.billing.api.SavingsView.Kind;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.order.OrderService;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.problem.api.NotFoundException;
import org.nephos.testing.Acme;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;
import org.nephos.time.PortalClock;

/** A day and two hours of samples by the simulator; one instance is made to work. */
class SavingsIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static Acme acme;
  private static Instant begin;
  private static UUID idle;
  private static UUID roomy;
  private static UUID stopped;
  private static UUID young;

  @BeforeAll
  static void aDayIsMeasured() {
    portal.withSimulatorOnItsClock().withDemoData();
    acme = new Acme(portal);
    idle = instance("idle", "nano");
    roomy = instance("roomy", "large");
    stopped = instance("stopped", "small");
    portal.as(
        acmeUser(),
        () -> portal.get(InstanceService.class).act(stopped, InstanceAction.STOP, null));
    portal.work();
    begin = portal.get(PortalClock.class).now().truncatedTo(ChronoUnit.HOURS).plusSeconds(3600);
    for (int hour = 0; hour < 26; hour++) {
      if (hour == 20) {
        young = instance("young", "nano");
      }
      Instant at = begin.plus(Duration.ofHours(hour)).plusSeconds(600);
      sampleAt(at);
      sampleAt(at.plusSeconds(5));
      works(roomy, at.plusSeconds(6), 30.0);
      works(roomy, at.plusSeconds(7), 30.0);
      portal.asSystem(portal.get(MetricHoursTick.class)::tick);
    }
    portal.use(at(begin.plus(Duration.ofHours(26)).plusSeconds(90)));
    portal.asSystem(portal.get(MetricHoursTick.class)::tick);
  }

  @AfterAll
  static void now() {
    portal.use(Clock.systemUTC());
  }

  private static UUID instance(String name, String flavor) {
    UUID id =
        portal.inTransaction(
            () ->
                (UUID)
                    portal
                        .database()
                        .em()
                        .createNativeQuery("select id from flavor where name = :name", UUID.class)
                        .setParameter("name", flavor)
                        .getSingleResult());
    UUID made =
        portal
            .as(
                acmeUser(),
                () ->
                    portal
                        .get(OrderService.class)
                        .submit(
                            Orders.plain(
                                acme.project(),
                                name,
                                id,
                                acme.image(),
                                "sim",
                                1,
                                OnQuotaExceeded.REFUSE),
                            null))
            .instances()
            .get(0);
    portal.work();
    return made;
  }

  private static void sampleAt(Instant time) {
    portal.use(at(time));
    portal.asSystem(portal.get(MetricSampler.class)::sampleAll);
  }

  /** A sample of the simulator's kind, and nothing of its memory. */
  private static void works(UUID id, Instant at, double percent) {
    portal.inTransaction(
        () -> {
          var em = portal.database().em();
          em.createNativeQuery(
                  "delete from metric_sample where resource_id = :id and meter = 'ram.used'")
              .setParameter("id", id)
              .executeUpdate();
          return em.createNativeQuery(
                  "insert into metric_sample (resource_id, meter, at, tenant_id, metric_value)"
                      + " select i.id, 'cpu.percent', cast(:at as timestamp(6) with time zone),"
                      + " i.tenant_id, cast(:percent as double precision) from instance i"
                      + " where i.id = :id")
              .setParameter("id", id)
              .setParameter("at", at)
              .setParameter("percent", percent)
              .executeUpdate();
        });
  }

  private static Clock at(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }

  private static SavingsView savings() {
    return portal.as(acmeUser(), () -> portal.get(UsageService.class).savings(null, null));
  }

  @Test
  void whatIsIdleOversizedAndStoppedIsListedWithWhatItCostsAndSaves() {
    // A month has 730 h. large: 4 × 0.012 + 8 × 0.0045 + 80 × 0.00012 = 0.0936, 68.328; medium,
    // half of everything, 34.164: of 30 % of 4 vCPUs and a quarter more, 1.5 are needed. nano:
    // 0.012 + 0.125 × 0.0045 + 2 × 0.00012 = 0.0128025, 9.345825. Disk of small: 20 × 0.00012.
    assertThat(savings().instances())
        .extracting(
            SavingsView.Instance::kind,
            SavingsView.Instance::id,
            each -> each.monthly().amount(),
            each -> each.proposed() == null ? null : each.proposed().name(),
            each -> each.saving().amount())
        .containsExactly(
            tuple(
                Kind.OVERSIZED, roomy, new BigDecimal("68.33"), "medium", new BigDecimal("34.17")),
            tuple(Kind.IDLE, idle, new BigDecimal("9.35"), null, new BigDecimal("9.35")),
            tuple(Kind.STOPPED, stopped, new BigDecimal("1.75"), null, new BigDecimal("1.75")));
    assertThat(savings().savings())
        .extracting(money -> money.amount().toPlainString() + " " + money.currency())
        .containsExactly("45.27 EUR");
  }

  @Test
  void whatHasNotBeenMeasuredForADayIsNotJudged() {
    assertThat(savings().instances()).extracting(SavingsView.Instance::id).doesNotContain(young);
  }

  @Test
  void whatWasMeasuredIsSaidWithIt() {
    SavingsView.Measured seen =
        savings().instances().stream()
            .filter(each -> each.id().equals(idle))
            .findFirst()
            .orElseThrow()
            .measured();

    assertThat(seen.hours()).isEqualTo(26);
    // A guest without a load of its own uses one to three per cent.
    assertThat(seen.cpuAverage()).isBetween(new BigDecimal("0.5"), new BigDecimal("3.5"));
    assertThat(seen.ramMostMib()).isPositive();
    assertThat(
            savings().instances().stream()
                .filter(each -> each.id().equals(roomy))
                .findFirst()
                .orElseThrow()
                .measured()
                .ramMostMib())
        .isNull();
  }

  @Test
  void hoursAreSummedUpOnceHoweverOftenItIsDone() {
    long rows = portal.number("select count(*) from metric_hour", Map.of());
    long samples = portal.number("select sum(samples) from metric_hour", Map.of());

    portal.asSystem(portal.get(MetricHoursTick.class)::tick);
    portal.inTransaction(() -> portal.get(SampleStore.class).sumUp(begin));

    assertThat(portal.number("select count(*) from metric_hour", Map.of())).isEqualTo(rows);
    assertThat(portal.number("select sum(samples) from metric_hour", Map.of())).isEqualTo(samples);
  }

  @Test
  void anotherTenantSeesNothingOfIt() {
    assertThat(
            portal
                .as(globexUser(), () -> portal.get(UsageService.class).savings(null, null))
                .instances())
        .isEmpty();
    assertThatThrownBy(
            () ->
                portal.as(
                    globexUser(),
                    () -> portal.get(UsageService.class).savings(null, acme.project())))
        .isInstanceOf(NotFoundException.class);
  }
}
