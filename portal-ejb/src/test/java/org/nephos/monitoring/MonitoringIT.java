package org.nephos.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.demo.DemoCloud;
import org.nephos.driver.HostRef;
import org.nephos.placement.HostProbes;
import org.nephos.placement.HostState;
import org.nephos.placement.HostTarget;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.scheduling.TickRunner;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.testing.Portal;

class MonitoringIT {
  private Portal portal;
  private CallerScope scope;

  @BeforeEach
  void start() {
    portal = new Portal().start();
    scope = CallerScope.open(Caller.system("test"));
    portal.get(DemoCloud.class).ensure("", "");
  }

  @AfterEach
  void stop() {
    scope.close();
    portal.close();
  }

  private HealthChecks checks() {
    return portal.get(HealthChecks.class);
  }

  private static HostTarget host(String zone, HostState state) {
    UUID id = UUID.randomUUID();
    return new HostTarget(new HostRef(id, "h-" + id, "sim://h"), "simulator", zone, state);
  }

  @Test
  void hostsAreReadyWhenTheFirstProbeIsDone() {
    assertThat(checks().database().up()).isTrue();
    assertThat(checks().hosts().up()).isFalse();

    portal.get(HostProbes.class).probeAll();

    assertThat(checks().hosts().up()).isTrue();
  }

  @Test
  void aZoneThatIsAwayHoldsTheStartUpForAWhileOnly() {
    List<HostTarget> targets =
        List.of(
            host("sim", HostState.UP), host("sim", HostState.DOWN), host("local", HostState.DOWN));

    assertThat(HealthChecks.hosts(targets, false).up()).isFalse();
    assertThat(HealthChecks.hosts(targets, true).up()).isTrue();
    assertThat(HealthChecks.hosts(targets, true).detail()).contains("local");
  }

  @Test
  void withoutAnyHostThatIsUpItIsNeverReadyButAnEmptyCloudIs() {
    assertThat(HealthChecks.hosts(List.of(host("a", HostState.DOWN)), true).up()).isFalse();
    assertThat(HealthChecks.hosts(List.of(), false).up()).isTrue();
    assertThat(HealthChecks.hosts(List.of(host("a", HostState.MAINTENANCE)), false).up()).isTrue();
  }

  @Test
  void metersTellOfTheCloudAndOfTheProcess() {
    PortalMeters meters = portal.get(PortalMeters.class);
    TickRunner ticks = portal.get(TickRunner.class);
    HostProbes probes = portal.get(HostProbes.class);
    ticks.run("host-probe", probes::probeAll);
    meters.jobRan("instance.provision", Duration.ofMillis(1_500));

    portal.get(CloudCounts.class).refresh();

    assertThat(meters.text())
        .contains("nephos_hosts{state=\"UP\"} 50.0")
        .contains("nephos_job_run_seconds_count{kind=\"instance.provision\"} 1")
        .contains("nephos_tick_runs{tick=\"host-probe\"} 1.0")
        .contains("jvm_memory_used_bytes")
        .contains("jvm_gc_collections_total");
  }

  @Test
  void theNearestLineHasTheLargestPartOfItsLimitTaken() {
    QuotaItemView most = new QuotaItemView("tenant", "vcpus", 10L, 4, 4, null);

    assertThat(
            MonitoringService.nearest(
                List.of(
                    new QuotaItemView("project", "instances", 20L, 10, 0, null),
                    most,
                    new QuotaItemView("project", "volumes", null, 99, 0, null),
                    new QuotaItemView("project", "images", 0L, 0, 0, null))))
        .isEqualTo(most);
    assertThat(MonitoringService.nearest(List.of())).isNull();
  }
}
