package org.nephos.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.InstanceService;
import org.nephos.order.OrderService;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;
import org.nephos.time.PortalClock;

class MetricSamplesIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static Acme acme;

  @BeforeAll
  static void makeTheCloud() {
    portal.withDemoData();
    acme = new Acme(portal);
  }

  @AfterEach
  void now() {
    portal.use(Clock.systemUTC());
  }

  @Test
  void aRunningGuestIsSampledAndForgottenAfterADay() {
    UUID id =
        portal
            .as(
                acmeUser(),
                () -> portal.get(OrderService.class).submit(acme.order("busy", 1), null))
            .instances()
            .get(0);
    portal.work();
    Instant begin = portal.get(PortalClock.class).now();

    sampleAt(begin);
    sampleAt(begin.plusSeconds(1));

    var cpu =
        portal.as(
            acmeUser(),
            () ->
                portal
                    .get(InstanceService.class)
                    .metrics(id, "cpu.percent", begin, begin.plusSeconds(60), null));
    // A guest without a load of its own uses one to three per cent.
    assertThat(cpu.points()).hasSize(1);
    assertThat(cpu.points().get(0).value()).isBetween(0.5, 3.5);
    assertThat(
            portal.number("select count(*) from metric_sample where meter = 'ram.used'", Map.of()))
        .isEqualTo(2);

    portal.asSystem(portal.get(SampleExpiryTick.class)::tick);
    assertThat(portal.number("select count(*) from metric_sample", Map.of())).isEqualTo(5);

    portal.use(at(begin.plus(Duration.ofHours(25))));
    portal.asSystem(portal.get(SampleExpiryTick.class)::tick);
    assertThat(portal.number("select count(*) from metric_sample", Map.of())).isZero();
  }

  private static void sampleAt(Instant time) {
    portal.use(at(time));
    portal.asSystem(portal.get(MetricSampler.class)::sampleAll);
  }

  private static Clock at(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }
}
