package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.compute.api.InstanceView;
import org.nephos.job.JobStore;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.MeteringService;
import org.nephos.oracle.UsageOracle;
import org.nephos.order.OrderService;
import org.nephos.placement.HostProbes;
import org.nephos.problem.api.PortalException;
import org.nephos.testing.Acme;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Portal;

/**
 * Random lives through the doors of the product: instances are ordered, stopped, paused, started
 * and deleted on a clock that is moved and sometimes wrong, prices change, and the process dies in
 * mid-job. What is recorded is what the oracle makes of the events that were left.
 */
class OrderedLivesIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final int ACTS = 60;

  private static Acme acme;
  private static Instant now = Instant.parse("2028-02-20T10:00:00.4Z");

  @BeforeAll
  static void makeTheCloud() {
    portal.withDemoData();
    acme = new Acme(portal);
  }

  @AfterEach
  void live() {
    portal.database().crashes().disarm();
  }

  /** It is so much later, by a clock that may be wrong; hosts have said since that they are up. */
  private static void later(Duration gap, int skew) {
    now = now.plus(gap);
    portal.use(Clock.fixed(now.plusSeconds(skew), ZoneOffset.UTC));
    portal.asSystem(portal.get(HostProbes.class)::probeAll);
  }

  private static boolean dies(int point, Runnable work) {
    portal.database().crashes().arm(point);
    try {
      work.run();
      return false;
    } catch (Crash crash) {
      return true;
    } finally {
      portal.database().crashes().disarm();
    }
  }

  private static void takeOver() {
    for (int i = 0; i < 3; i++) {
      later(Duration.ofMinutes(2), 0);
      portal.get(JobStore.class).reclaim();
      portal.workWithoutPauses();
    }
  }

  private static void meter() {
    portal.asSystem(portal.get(MeteringService.class)::tick);
  }

  private static List<InstanceView> all() {
    return portal
        .as(
            operator(),
            () -> portal.get(InstanceService.class).list(new ListQuery(Map.of(), null, 500, null)))
        .items();
  }

  private static void act(Random random) {
    List<InstanceView> there = all();
    int dice = random.nextInt(10);
    if (dice < 3 || there.isEmpty()) {
      portal.as(
          acmeUser(),
          () ->
              portal
                  .get(OrderService.class)
                  .submit(acme.order("life", 1 + random.nextInt(2)), null));
      return;
    }
    UUID id = there.get(random.nextInt(there.size())).id();
    InstanceService instances = portal.get(InstanceService.class);
    if (dice < 5) {
      portal.as(acmeUser(), () -> instances.delete(id, null, null));
    } else if (dice < 9) {
      InstanceAction[] actions = InstanceAction.values();
      InstanceAction action = actions[random.nextInt(actions.length)];
      portal.as(acmeUser(), () -> instances.act(id, action, null));
    } else {
      price(random);
    }
  }

  /** All of the tenant's plan's meters have another price from a time to come on. */
  private static void price(Random random) {
    portal.inTransaction(
        () -> {
          for (String meter : List.of("instance.vcpu", "instance.ram", "instance.disk")) {
            portal
                .database()
                .em()
                .createNativeQuery(
                    "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from)"
                        + " select :id, t.price_plan_id, :meter, 'unit', :price, :at"
                        + " from tenant t where t.name = 'acme'")
                .setParameter("id", UUID.randomUUID())
                .setParameter("meter", meter)
                .setParameter("price", BigDecimal.valueOf(random.nextInt(1_000_000), 7))
                .setParameter("at", now.plusSeconds(7300 + random.nextInt(9000)))
                .executeUpdate();
          }
          return null;
        });
  }

  private static Duration gap(Random random) {
    return switch (random.nextInt(15)) {
      case 0 -> Duration.ofDays(random.nextInt(12));
      case 1, 2, 3 -> Duration.ofMillis(random.nextInt(3000));
      case 4, 5, 6 -> Duration.ofSeconds(random.nextInt(3600));
      default -> Duration.ofSeconds(random.nextInt(60_000));
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsRecordedIsWhatTheOracleMakesOfTheEvents(long seed) {
    Random random = new Random(seed);
    int deaths = 0;
    for (int i = 0; i < ACTS; i++) {
      int skew = random.nextInt(8) == 0 ? 3600 : random.nextInt(8) == 1 ? -3600 : 0;
      later(gap(random), skew);
      try {
        act(random);
      } catch (PortalException refused) {
        // Full, or not in this state: both are answers.
        assertThat(refused.status()).isBetween(400, 499);
      }
      switch (random.nextInt(5)) {
        case 0 -> deaths += dies(1 + random.nextInt(20), portal::work) ? 1 : 0;
        case 1 -> deaths += dies(1 + random.nextInt(4), OrderedLivesIT::meter) ? 1 : 0;
        default -> portal.work();
      }
      takeOver();
    }
    later(Duration.ofHours(3), 0);
    meter();
    meter();

    UUID tenant =
        portal.inTransaction(
            () ->
                (UUID)
                    portal
                        .database()
                        .em()
                        .createNativeQuery("select id from tenant where name = 'acme'", UUID.class)
                        .getSingleResult());
    UsageOracle oracle = new UsageOracle(portal.database().dataSource());
    List<UsageOracle.Line> recorded = oracle.recorded(tenant);
    assertThat(deaths).as("deaths").isPositive();
    assertThat(recorded).hasSizeGreaterThan(100);
    assertThat(recorded.equals(oracle.fromEvents(tenant, now.truncatedTo(ChronoUnit.HOURS))))
        .as("the records of seed %s are what the oracle says", seed)
        .isTrue();
  }
}
