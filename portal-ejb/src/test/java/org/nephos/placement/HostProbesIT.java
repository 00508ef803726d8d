package org.nephos.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.demo.DemoCloud;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.list.api.ListQuery;
import org.nephos.placement.api.HostFacade.CapacityView;
import org.nephos.placement.api.HostView;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.testing.Database;
import org.nephos.testing.Portal;

class HostProbesIT {
  private Portal portal;
  private Database database;
  private HostProbes probes;
  private CallerScope scope;

  @BeforeEach
  void start() {
    portal = new Portal().start();
    database = portal.database();
    probes = portal.get(HostProbes.class);
    scope = CallerScope.open(Caller.system("host-probe"));
    portal.get(DemoCloud.class).ensure("", "");
  }

  private HostService service() {
    return portal.get(HostService.class);
  }

  @AfterEach
  void stop() {
    scope.close();
    portal.close();
  }

  private Map<String, Long> states() {
    return database.call(
        () ->
            portal.get(HostRepository.class).all().stream()
                .collect(
                    Collectors.groupingBy(host -> host.state().name(), Collectors.counting())));
  }

  private Host host(String name) {
    return database.call(
        () ->
            portal.get(HostRepository.class).all().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow());
  }

  private List<?> events(String type) {
    return database.call(
        () ->
            database
                .em()
                .createNativeQuery("select resource_name from event where type = :type order by id")
                .setParameter("type", type)
                .getResultList());
  }

  @Test
  void aProbeBringsHostsUpWithWhatTheyCanPromise() {
    assertThat(probes.sinceFirst()).isNull();

    probes.probeAll();

    assertThat(states()).isEqualTo(Map.of("UP", 50L));
    Host host = host("sim-07");
    assertThat(host.vcpus()).isEqualTo(64);
    assertThat(host.ramMib()).isEqualTo(262_144);
    assertThat(host.diskGib()).isEqualTo(4_096);
    assertThat(host.bootId()).isNotBlank();
    assertThat(host.hypervisor()).isNotBlank();
    assertThat(host.lastContact()).isNotNull();
    assertThat(probes.sinceFirst()).isNotNull();
  }

  @Test
  void aHostThatIsAwayIsDownWithTheReasonAndComesBack() {
    probes.probeAll();
    portal.faults().setReachable("sim-03", false);

    probes.probeAll();
    probes.probeAll();

    assertThat(host("sim-03").state()).isEqualTo(HostState.DOWN);
    assertThat(host("sim-03").detail()).startsWith("UNREACHABLE");
    assertThat(states()).isEqualTo(Map.of("UP", 49L, "DOWN", 1L));
    assertThat(events("host.down")).isEqualTo(List.of("sim-03"));

    portal.faults().setReachable("sim-03", true);
    probes.probeAll();

    assertThat(host("sim-03").state()).isEqualTo(HostState.UP);
    assertThat(host("sim-03").detail()).isNull();
    assertThat(events("host.up")).isEqualTo(List.of("sim-03"));
  }

  @Test
  void aHostThatHangsKeepsNobodyWaitingAndIsWrittenWhenItGivesUp() {
    probes.setPatience(Duration.ofMillis(400));
    portal
        .faults()
        .arm("sim-05", "probe", Fault.HANG, FailureKind.UNREACHABLE, 1, Duration.ofSeconds(4));

    long began = System.nanoTime();
    probes.probeAll();
    probes.probeAll();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(3_500));
    assertThat(states()).isEqualTo(Map.of("UP", 49L, "NEW", 1L));
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(host("sim-05").state()).isEqualTo(HostState.DOWN));
  }

  @Test
  void whatSomebodyDoesWithOneHostMakesNobodyWaitForTheOthers() throws Exception {
    HostRepository hosts = portal.get(HostRepository.class);
    UUID held = host("sim-49").id();
    CompletableFuture<Void> probing = new CompletableFuture<>();
    database.run(
        () -> {
          hosts.lockAll(List.of(held));
          Thread probe = new Thread(() -> complete(probing, probes::probeAll));
          probe.setDaemon(true);
          probe.start();
          await().until(() -> states().equals(Map.of("UP", 49L, "NEW", 1L)));
          assertThat(probing).isNotDone();
        });

    probing.get(10, TimeUnit.SECONDS);
    assertThat(states()).isEqualTo(Map.of("UP", 50L));
  }

  private static void complete(CompletableFuture<Void> future, Runnable work) {
    try (CallerScope scope = CallerScope.open(Caller.system("host-probe"))) {
      work.run();
      future.complete(null);
    } catch (RuntimeException e) {
      future.completeExceptionally(e);
    }
  }

  @Test
  void maintenanceStaysUntilItIsEndedAndCapacityLeavesItOut() {
    probes.probeAll();
    HostView on = service().setMaintenance(host("sim-01").id(), true, "a new disk");
    assertThat(on.state()).isEqualTo("MAINTENANCE");

    probes.probeAll();

    assertThat(host("sim-01").state()).isEqualTo(HostState.MAINTENANCE);
    CapacityView capacity = database.call(() -> service().capacity());
    assertThat(capacity.hosts()).isEqualTo(49);
    assertThat(capacity.up()).isEqualTo(49);
    assertThat(capacity.capacity())
        .isEqualTo(new HostView.Figures(49 * 64L, 49 * 262_144L, 49 * 4_096L));
    assertThat(capacity.allocated()).isEqualTo(new HostView.Figures(0, 0, 0));

    service().setMaintenance(host("sim-01").id(), false, null);
    probes.probeAll();

    assertThat(host("sim-01").state()).isEqualTo(HostState.UP);
    assertThat(events("host.maintenance-on")).isEqualTo(List.of("sim-01"));
    assertThat(events("host.maintenance-off")).isEqualTo(List.of("sim-01"));
  }

  @Test
  void theListIsByNameWithFiltersAndPages() {
    probes.probeAll();
    ListQuery few = new ListQuery(Map.of("name", "SIM-1"), null, 4, null);

    var first = database.call(() -> service().list(few));
    var rest =
        database.call(() -> service().list(new ListQuery(few.filters(), null, 40, first.next())));

    assertThat(first.items())
        .extracting(HostView::name)
        .containsExactly("sim-10", "sim-11", "sim-12", "sim-13");
    assertThat(rest.items()).hasSize(6);
    assertThat(rest.next()).isNull();
    assertThat(
            database
                .call(() -> service().list(new ListQuery(Map.of("state", "DOWN"), null, 40, null)))
                .items())
        .isEmpty();
  }
}
