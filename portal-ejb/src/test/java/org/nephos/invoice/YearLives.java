package org.nephos.invoice;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterLedger;
import org.nephos.metering.MeterSet;
import org.nephos.testing.Portal;

/**
 * What runs in a year. Changes are told to the ledger one after the other, each by its own clock,
 * many of them in one transaction.
 */
final class YearLives {
  private final Portal portal;
  private final YearCatalog catalog;
  private final UUID tenant;
  private final List<UUID> projects;
  private final YearGuests guests;

  YearLives(
      Portal portal, YearCatalog catalog, UUID tenant, List<UUID> projects, YearGuests guests) {
    this.portal = portal;
    this.catalog = catalog;
    this.tenant = tenant;
    this.projects = projects;
    this.guests = guests;
  }

  /** What a resource runs from an instant on. */
  record Step(UUID resource, String name, UUID project, Instant at, int skew, MeterSet runs) {}

  /** All changes of a life. */
  List<Step> steps(int n, UUID id, History.Life life, Instant start) {
    List<Step> steps = new ArrayList<>();
    String name = String.format("life-%03d", n);
    UUID project = projects.get(life.project());
    // Its clock may be an hour behind, and the tenant is there already.
    Instant at = start.plusSeconds(7200L + life.begin());
    for (int i = 0; i < life.changes().size(); i++) {
      History.Change change = life.changes().get(i);
      steps.add(new Step(id, name, project, at, change.skew(), runs(i, change)));
      at = at.plusMillis(change.millis());
    }
    if (!life.endless()) {
      steps.add(new Step(id, name, project, at, 0, MeterSet.NONE));
    }
    return steps;
  }

  private MeterSet runs(int i, History.Change change) {
    Map<Meter, BigDecimal> quantities = new EnumMap<>(Meter.class);
    quantities.put(
        Meter.INSTANCE_VCPU, BigDecimal.valueOf(i == 0 ? 1 + change.vcpus() : change.vcpus()));
    quantities.put(Meter.INSTANCE_RAM, BigDecimal.valueOf(5L * change.ram(), 1));
    quantities.put(Meter.INSTANCE_DISK, BigDecimal.valueOf(change.disk()));
    return MeterSet.of(quantities).with(catalog.dimensions(change.dimensions()));
  }

  /** They happen. */
  void play(List<Step> steps) {
    portal.inTransaction(
        () -> {
          steps.forEach(this::play);
          return null;
        });
  }

  private void play(Step step) {
    Instant now = step.at().plusSeconds(step.skew());
    portal.use(Clock.fixed(now, ZoneOffset.UTC));
    guests.become(step.resource(), step.runs());
    long version =
        ((Number)
                portal
                    .database()
                    .em()
                    .createNativeQuery(
                        "select coalesce(max(last_version), 0) + 1 from metered_resource"
                            + " where resource_id = ?1",
                        Object.class)
                    .setParameter(1, step.resource())
                    .getSingleResult())
            .longValue();
    Instant from =
        portal
            .get(MeterLedger.class)
            .advance(
                "instance",
                step.resource(),
                step.name(),
                tenant,
                step.project(),
                version,
                step.runs());
    if (from == null) {
      return;
    }
    portal
        .database()
        .em()
        .createNativeQuery(
            "insert into event (type, at, tenant_id, project_id, resource_type, resource_id,"
                + " resource_name, resource_version, effective_at, meters, actor,"
                + " remote_address, outcome, correlation_id, data) values ('instance.step',"
                + " ?1, ?2, ?3, 'instance', ?4, ?5, ?6, ?7, ?8, 'test', '', 'DONE', 'test', '{}')")
        .setParameter(1, now)
        .setParameter(2, tenant)
        .setParameter(3, step.project())
        .setParameter(4, step.resource())
        .setParameter(5, step.name())
        .setParameter(6, version)
        .setParameter(7, from)
        .setParameter(8, step.runs().toText())
        .executeUpdate();
  }
}
