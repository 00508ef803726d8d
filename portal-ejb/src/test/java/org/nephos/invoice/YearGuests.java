package org.nephos.invoice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.metering.Dimensions;
import org.nephos.metering.MeterSet;
import org.nephos.monitoring.Readings;
import org.nephos.oracle.Reading;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Portal;

/**
 * What hypervisors say of the guests of a year: the product is told, perhaps twice, or dies when it
 * is; and each reading is kept as it was told, for the oracle.
 */
final class YearGuests {
  private static final long DAY = 86_400;

  private final Portal portal;
  private final BilledCloud cloud;
  private final UUID tenant;
  private final UUID order;
  private final UUID network;
  private final Map<UUID, Map<String, String>> dimensions = new HashMap<>();
  private final Map<History.Came, Integer> came = new EnumMap<>(History.Came.class);
  private final List<Reading> told = new ArrayList<>();
  private int deaths;

  /** At an instant this is said, to so many nodes, of which one may die of it. */
  record Saying(Instant at, History.Came came, Reading says, int times, int dice) {
    /** Whether usage is recorded just then, by a node whose clock may be an hour off. */
    boolean isMetered() {
      return dice % 9 == 0;
    }

    int skew() {
      return isMetered() ? (dice / 9 % 3 - 1) * 3600 : 0;
    }
  }

  YearGuests(Portal portal, BilledCloud cloud, UUID tenant, UUID project, YearIds ids) {
    this.portal = portal;
    this.cloud = cloud;
    this.tenant = tenant;
    order = ids.next();
    network = ids.next();
    cloud.sql(
        "insert into orders (id, tenant_id, project_id, kind, state, name, item_count, spec, quote,"
            + " created_by_name, created_at, version) values (?1, ?2, ?3, 'INSTANCE', 'FULFILLED',"
            + " 'guests', 1, '{}', '{}', 'test', ?4, 0)",
        order,
        tenant,
        project,
        BilledCloud.LONG_AGO);
    cloud.sql(
        "insert into network (id, name, description, cidr, next_offset, created_at)"
            + " values (?1, ?2, '', '10.0.0.0/8', 2, ?3)",
        network,
        network.toString().substring(0, 32),
        BilledCloud.LONG_AGO);
  }

  /**
   * All readings of a life, which begins with this.
   *
   * @param start when the tenant came; nothing is told of before
   */
  List<Saying> of(History.Life life, YearLives.Step first, Instant start) {
    if (life.readings().isEmpty()) {
      return List.of();
    }
    insert(first);
    Hypervisor hypervisor = new Hypervisor(first.resource(), first.at(), start);
    life.readings().forEach(hypervisor::goesOn);
    return hypervisor.sayings;
  }

  private void insert(YearLives.Step first) {
    Dimensions of = first.runs().dimensions();
    dimensions.put(first.resource(), words(of));
    cloud.sql(
        "insert into instance (id, tenant_id, project_id, order_id, name, host_name, state,"
            + " flavor_id, flavor_name, vcpus, ram_mib, disk_gib, image_id, zone_name, network_id,"
            + " tags, created_by_name, created_at, transition_no, version) values (?1, ?2, ?3, ?4,"
            + " ?5, ?5, 'ACTIVE', ?6, 'any', 1, 1, 1, ?7, ?8, ?9, '{}', 'test', ?10, 1, 0)",
        first.resource(),
        tenant,
        first.project(),
        order,
        first.name(),
        of.flavorId(),
        of.imageId(),
        of.zone(),
        network,
        first.at());
  }

  private static Map<String, String> words(Dimensions of) {
    Map<String, String> words = new TreeMap<>();
    words.put("flavor", of.flavorId().toString());
    words.put("image", of.imageId().toString());
    words.put("zone", of.zone());
    return words;
  }

  /** From now on a guest is of what it runs, as a part of the caller's transaction. */
  void become(UUID resource, MeterSet runs) {
    if (!dimensions.containsKey(resource) || runs.equals(MeterSet.NONE)) {
      return;
    }
    Dimensions of = runs.dimensions();
    dimensions.put(resource, words(of));
    portal
        .database()
        .em()
        .createNativeQuery(
            "update instance set flavor_id = ?2, image_id = ?3, zone_name = ?4 where id = ?1")
        .setParameter(1, resource)
        .setParameter(2, of.flavorId())
        .setParameter(3, of.imageId())
        .setParameter(4, of.zone())
        .executeUpdate();
  }

  /** It is said. */
  void tell(Saying saying) {
    Reading says = saying.says();
    told.add(
        new Reading(
            says.resource(),
            says.host(),
            says.boot(),
            says.at(),
            says.sent(),
            says.disk(),
            dimensions.get(says.resource())));
    came.merge(saying.came(), 1, Integer::sum);
    if (saying.dice() % 7 == 0) {
      dying(1 + saying.dice() % 2, () -> product(says));
    }
    for (int i = 0; i < saying.times(); i++) {
      product(says);
    }
  }

  private void product(Reading says) {
    Readings readings = new Readings(portal, says.resource());
    if (says.boot() == null) {
      readings.isGone(says.host(), says.at());
    } else {
      readings.reads(says.host(), says.boot(), says.at(), says.sent(), says.disk());
    }
  }

  private void dying(int point, Runnable work) {
    portal.database().crashes().arm(point);
    try {
      work.run();
    } catch (Crash crash) {
      deaths++;
    } finally {
      portal.database().crashes().disarm();
    }
  }

  List<Reading> told() {
    return told;
  }

  Map<History.Came, Integer> came() {
    return came;
  }

  int deaths() {
    return deaths;
  }

  /** Where a guest runs, and what is counted there. */
  private static final class Hypervisor {
    private final List<Saying> sayings = new ArrayList<>();
    private final UUID guest;
    private final Instant start;
    private UUID host = UUID.randomUUID();
    private int boots;
    private Instant now;
    private long sent;
    private long disk;

    Hypervisor(UUID guest, Instant now, Instant start) {
      this.guest = guest;
      this.now = now;
      this.start = start;
    }

    void goesOn(History.Reading next) {
      now = now.plusSeconds(next.gap()).plusMillis(next.dice() % 2 * 400L);
      long before = sent;
      long beforeDisk = disk;
      switch (next.came()) {
        // Some hours, or some weeks.
        case MISSED ->
            now = now.plusSeconds(next.dice() % 7 == 0 ? 4L * next.dice() : next.dice() % 5000);
        case REBOOT -> boot(next.dice());
        case MOVED -> {
          host = UUID.randomUUID();
          boot(next.dice());
        }
        default -> {
          // It goes on as it was.
        }
      }
      sent += next.sent();
      disk += next.disk();
      switch (next.came()) {
        case TWICE -> say(next, reading(now, sent, disk), 2);
        case LATE -> {
          say(next, reading(now, sent, disk), 1);
          Instant earlier = now.minusSeconds(next.dice() % 120);
          say(next, reading(earlier, before + next.sent() / 3, beforeDisk + next.disk() / 2), 1);
        }
        case BEHIND -> say(next, reading(now.minusSeconds(3600), sent, disk), 1);
        case GONE -> say(next, gone(now), 1);
        case DAYS_AGO -> daysAgo(next);
        default -> say(next, reading(now, sent, disk), 1);
      }
    }

    private void boot(int dice) {
      boots++;
      sent = dice;
      disk = dice * 3L;
    }

    /** In an hour of which something was counted before, or in any. */
    private void daysAgo(History.Reading next) {
      Instant then = now.minusSeconds(DAY * (1 + next.dice() % 70));
      if (next.dice() % 4 > 0 && !sayings.isEmpty()) {
        Instant before = sayings.get(next.dice() % sayings.size()).says().at();
        then = before.truncatedTo(ChronoUnit.HOURS).plusSeconds(600);
      }
      then = then.isBefore(start) ? start : then;
      say(next, gone(now), 1);
      say(next, reading(then, 0, 0), 1);
      say(next, reading(then.plusSeconds(60), next.sent(), next.disk()), 1);
      say(next, gone(now), 1);
    }

    private void say(History.Reading how, Reading reading, int times) {
      sayings.add(new Saying(now, how.came(), reading, times, how.dice()));
    }

    private Reading reading(Instant at, long sentNow, long diskNow) {
      return new Reading(guest, host, "boot-" + boots, at, sentNow, diskNow, Map.of());
    }

    private Reading gone(Instant at) {
      return new Reading(guest, host, null, at, 0, 0, Map.of());
    }
  }
}
