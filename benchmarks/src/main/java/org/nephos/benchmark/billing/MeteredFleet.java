package org.nephos.benchmark.billing;

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
  private final BenchSql sql;

  MeteredFleet(Portal portal, int instances, int hours) {
    this.portal = portal;
    this.instances = instances;
    this.hours = hours;
    this.acme = new Acme(portal);
    this.sql = new BenchSql(portal);
  }

  /** How many intervals it has run for: one for each instance, meter and hour. */
  long intervals() {
    return (long) instances * METERS.size() * hours;
  }

  /** The demonstration's tenant, whose they are. */
  UUID tenant() {
    return (UUID) sql.one("select tenant_id from project where id = ?1", acme.project());
  }

  /** Makes it, with tags, by copying the row of one instance that was ordered. */
  void make() {
    orderOne();
    String columns =
        portal.inTransaction(this::columns).stream()
            .filter(column -> !List.of("id", "name", "tags").contains(column))
            .collect(Collectors.joining(", "));
    sql.run(
        "insert into instance (id, name, tags, "
            + columns
            + ") select cast(md5('bench' || n) as uuid), 'web-' || n, cast(json_build_object('team', 'team-' ||"
            + " n % 20, 'stage', 'live') as text), "
            + columns
            + " from instance, generate_series(1, ?1) n order by n",
        instances);
    String meters = meters();
    sql.run(
        "insert into metered_resource select cast(md5('bench' || n) as uuid), 'instance', 'web-' || n, ?1,"
            + " ?2, ?3, 1, ?4, 0, null from generate_series(1, ?5) n",
        tenant(),
        acme.project(),
        BEGUN,
        meters,
        instances);
    sql.run(
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

  private void orderOne() {
    portal.use(Clock.fixed(ORDERED, ZoneOffset.UTC));
    portal.as(
        DemoPeople.acmeUser(),
        () ->
            portal
                .get(OrderService.class)
                .submit(acme.order(acme.project(), "web", 1, OnQuotaExceeded.REFUSE), null));
  }

  /**
   * Makes as many of each of so many tenants that are like the demonstration's, with a project, a
   * plan and a billing account; that one has an account already.
   */
  void makeTenants(int tenants) {
    Instant since = Instant.parse("2026-03-01T00:00:00Z");
    UUID like = tenant();
    String id = "cast(md5('tenant' || n) as uuid)";
    String project = "cast(md5('project' || n) as uuid)";
    sql.run(
        "insert into tenant (id, name, display_name, state, brand, price_plan_id, zone_id,"
            + " created_at, version) select "
            + id
            + ", 'bench-' || n, 'Bench ' || n, t.state, t.brand, t.price_plan_id, t.zone_id, ?1, 0"
            + " from tenant t, generate_series(1, ?2) n where t.id = ?3",
        since,
        tenants,
        like);
    sql.run(
        "insert into tenant_price_plan select "
            + id
            + ", ?1, t.price_plan_id from tenant t, generate_series(1, ?2) n where t.id = ?3",
        since,
        tenants,
        like);
    sql.run(
        "insert into project (id, tenant_id, name, created_at, version, living_name) select "
            + project
            + ", "
            + id
            + ", 'default', ?1, 0, 'default' from generate_series(1, ?2) n",
        since,
        tenants);
    sql.run(
        "insert into billing_account select "
            + id
            + ", b.seller_id, b.legal_name, b.street, b.postal_code, b.city, b.country, b.vat_id,"
            + " b.email, b.tax_treatment, null, 0 from billing_account b, generate_series(1, ?1) n"
            + " where b.tenant_id = ?2",
        tenants,
        like);
    String each = " from generate_series(1, ?1) n, generate_series(1, ?2) m";
    String resource = "cast(md5('bench' || n || '/' || m) as uuid)";
    sql.run(
        "insert into metered_resource select "
            + resource
            + ", 'instance', 'web-' || m, "
            + id
            + ", "
            + project
            + ", ?3, 1, ?4, 0, null"
            + each,
        tenants,
        instances,
        BEGUN,
        meters());
    sql.run(
        "insert into event (type, at, tenant_id, project_id, resource_type, resource_id,"
            + " resource_name, resource_version, effective_at, meters, actor, remote_address,"
            + " outcome, correlation_id, data) select 'instance.step', ?3, "
            + id
            + ", "
            + project
            + ", 'instance', "
            + resource
            + ", 'web-' || m, 1, ?3, ?4, 'bench', '', 'DONE', 'bench', '{}'"
            + each,
        tenants,
        instances,
        BEGUN,
        meters());
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

  /** Ends all of it, so that nothing runs on when the clock does. */
  void stop() {
    Instant end = BEGUN.plus(Duration.ofHours(hours));
    sql.run(
        "insert into event (type, at, tenant_id, project_id, resource_type, resource_id,"
            + " resource_name, resource_version, effective_at, meters, actor, remote_address,"
            + " outcome, correlation_id, data) select 'instance.step', ?1, m.tenant_id, m.project_id,"
            + " m.resource_type, m.resource_id, m.resource_name, 2, ?1, '{}', 'bench', '', 'DONE',"
            + " 'bench', '{}' from metered_resource m where m.last_version = 1",
        end);
    sql.run(
        "update metered_resource set last_version = 2, last_instant = ?1, running = '{}' where"
            + " last_version = 1",
        end);
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
    sql.run("truncate usage_record");
    sql.run(
        "update metered_resource set metered_version = 0, metered_until = null, last_instant = ?1",
        BEGUN);
  }

  /** What is in a table of usage records, whatever their order. */
  String sum(String table) {
    return sql.one(
            "select count(*) || '/' || sum(hashtextextended(cast(u as text), 0)) from "
                + table
                + " u")
        .toString();
  }
}
