package org.nephos.benchmark.billing;

import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteringService;
import org.nephos.order.OrderService;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.testing.Acme;
import org.nephos.testing.DemoPeople;
import org.nephos.testing.Portal;

/**
 * So many instances of the demonstration's tenant that all began in the same second: their rows and
 * their first events. Usage is the product's own to make.
 */
final class MeteredFleet {
  /** When they began; a month's second day, so that none of it is in two months. */
  static final Instant BEGUN = Instant.parse("2026-03-02T00:00:00Z");

  private static final Set<Meter> METERS =
      EnumSet.of(Meter.INSTANCE_VCPU, Meter.INSTANCE_RAM, Meter.INSTANCE_DISK);

  private static final Instant ORDERED = Instant.parse("2026-03-01T12:00:00Z");

  private final Portal portal;
  private final int instances;
  private final int hours;
  private final Acme acme;

  MeteredFleet(Portal portal, int instances, int hours) {
    this.portal = portal;
    this.instances = instances;
    this.hours = hours;
    this.acme = new Acme(portal);
  }

  /** How many intervals it has run for: one for each instance, meter and hour. */
  long intervals() {
    return (long) instances * METERS.size() * hours;
  }

  UUID tenant() {
    return (UUID) one("select tenant_id from project where id = ?1", acme.project());
  }

  /** Makes it, with tags, by copying the row of one instance that was ordered. */
  void make() {
    portal.use(Clock.fixed(ORDERED, ZoneOffset.UTC));
    portal.as(
        DemoPeople.acmeUser(),
        () ->
            portal
                .get(OrderService.class)
                .submit(acme.order(acme.project(), "web", 1, OnQuotaExceeded.REFUSE), null));
    String columns =
        portal.inTransaction(this::columns).stream()
            .filter(column -> !List.of("id", "name", "tags").contains(column))
            .collect(Collectors.joining(", "));
    run(
        "insert into instance (id, name, tags, "
            + columns
            + ") select cast(md5('bench' || n) as uuid), 'web-' || n, cast(json_build_object('team', 'team-' ||"
            + " n % 20, 'stage', 'live') as text), "
            + columns
            + " from instance, generate_series(1, ?1) n order by n",
        instances);
    String meters = meters();
    run(
        "insert into metered_resource select cast(md5('bench' || n) as uuid), 'instance', 'web-' || n, ?1,"
            + " ?2, ?3, 1, ?4, 0, null from generate_series(1, ?5) n",
        tenant(),
        acme.project(),
        BEGUN,
        meters,
        instances);
    run(
        "insert into event (type, at, tenant_id, project_id, resource_type, resource_id,"
            + " resource_name, resource_version, effective_at, meters, actor, remote_address,"
            + " outcome, correlation_id, data) select 'instance.step', ?3, ?1, ?2, 'instance',"
            + " cast(md5('bench' || n) as uuid), 'web-' || n, 1, ?3, ?4, 'bench', '', 'DONE', 'bench',"
            + " '{}' from generate_series(1, ?5) n",
        tenant(),
        acme.project(),
        BEGUN,
        meters,
        instances);
  }

  @SuppressWarnings("unchecked")
  private List<String> columns() {
    return portal
        .database()
        .em()
        .createNativeQuery(
            "select column_name from information_schema.columns where table_schema ="
                + " current_schema() and table_name = 'instance' order by ordinal_position",
            String.class)
        .getResultList();
  }

  private String meters() {
    Map<Meter, BigDecimal> quantities = new EnumMap<>(Meter.class);
    for (Meter meter : METERS) {
      quantities.put(meter, new BigDecimal("2.5"));
    }
    return MeterSet.of(quantities)
        .with(new Dimensions(acme.flavor(), acme.image(), "sim", null))
        .toText();
  }

  /** Meters and rates everything up to the end, as the tick of each minute does. */
  Duration rate() {
    portal.use(Clock.fixed(BEGUN.plus(Duration.ofHours(hours)), ZoneOffset.UTC));
    MeteringService metering = portal.get(MeteringService.class);
    long begun = System.nanoTime();
    portal.asSystem(metering::tick);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Forgets what was metered. */
  void forget() {
    run("truncate usage_record");
    run(
        "update metered_resource set metered_version = 0, metered_until = null, last_instant = ?1",
        BEGUN);
  }

  /** What is in a table of usage records, whatever their order. */
  String sum(String table) {
    return one("select count(*) || '/' || sum(hashtextextended(cast(u as text), 0)) from "
            + table
            + " u")
        .toString();
  }

  Object one(String sql, Object... values) {
    return portal.inTransaction(() -> query(sql, values).getSingleResult());
  }

  Duration run(String sql, Object... values) {
    long begun = System.nanoTime();
    portal.inTransaction(() -> query(sql, values).executeUpdate());
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Query query(String sql, Object... values) {
    Query query = portal.database().em().createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query;
  }
}
