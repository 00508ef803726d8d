package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.catalog.Flavor;
import org.nephos.compute.InstanceMeters;
import org.nephos.metering.Dimensions;
import org.nephos.metering.MeterSet;
import org.nephos.metering.ScopeSql;
import org.nephos.persistence.UuidColumn;
import org.nephos.tenancy.ReadScope;

/** Reads which instances there are, and what was measured of them. */
@ApplicationScoped
class SavingsRepository {
  private static final int BATCH = 500;

  /** Members of a scaling group come and go with its load, so they are left to it. */
  private static final String INSTANCES =
      "select i.id, i.name, i.tenant_id, i.project_id, p.name, i.state, i.flavor_id, i.flavor_name,"
          + " i.vcpus, i.ram_mib, i.disk_gib, i.image_id, i.zone_name from instance i"
          + " join project p on p.id = i.project_id where i.state in ('ACTIVE', 'STOPPED')"
          + " and i.scaling_group_id is null and (i.task is null or i.task <> 'DELETING') and ";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** An instance that runs, or is stopped. */
  record Candidate(
      UUID id,
      String name,
      UUID tenant,
      UUID project,
      String projectName,
      boolean running,
      UUID flavor,
      String flavorName,
      int vcpus,
      int ramMib,
      int diskGib,
      UUID image,
      String zone) {
    /** What it runs, or would run with another flavor's figures. */
    MeterSet meters(UUID flavor, int vcpus, int ramMib, int diskGib) {
      return InstanceMeters.running(vcpus, ramMib, diskGib)
          .with(new Dimensions(flavor, image, zone, null));
    }

    /** What it is charged for while it is stopped. */
    MeterSet stopped() {
      return InstanceMeters.stopped(diskGib).with(new Dimensions(flavor, image, zone, null));
    }
  }

  /** One meter of an instance over some hours. */
  record Load(int hours, double average, double most) {}

  @SuppressWarnings("unchecked")
  List<Candidate> candidates(ReadScope scope) {
    Query query = em.createNativeQuery(INSTANCES + ScopeSql.condition(scope, "i"), Object[].class);
    return ((List<Object[]>) ScopeSql.bind(scope, query).getResultList())
        .stream()
            .map(
                row ->
                    new Candidate(
                        UuidColumn.read(row[0]),
                        (String) row[1],
                        UuidColumn.read(row[2]),
                        UuidColumn.read(row[3]),
                        (String) row[4],
                        "ACTIVE".equals(row[5]),
                        UuidColumn.read(row[6]),
                        (String) row[7],
                        ((Number) row[8]).intValue(),
                        ((Number) row[9]).intValue(),
                        ((Number) row[10]).intValue(),
                        UuidColumn.read(row[11]),
                        (String) row[12]))
            .toList();
  }

  /** By instance and meter, in the hours from one to another. */
  @SuppressWarnings("unchecked")
  Map<UUID, Map<String, Load>> loads(Collection<UUID> instances, Instant from, Instant to) {
    Map<UUID, Map<String, Load>> loads = new HashMap<>();
    List<UUID> all = List.copyOf(instances);
    for (int at = 0; at < all.size(); at += BATCH) {
      ((List<Object[]>)
              em.createNativeQuery(
                      "select h.resource_id, h.meter, count(*), sum(h.value_sum), sum(h.samples),"
                          + " max(h.value_max) from metric_hour h where h.resource_id in (:ids)"
                          + " and h.hour_at >= :from and h.hour_at < :to"
                          + " group by h.resource_id, h.meter",
                      Object[].class)
                  .setParameter("ids", all.subList(at, Math.min(all.size(), at + BATCH)))
                  .setParameter("from", from)
                  .setParameter("to", to)
                  .getResultList())
          .forEach(
              row ->
                  loads
                      .computeIfAbsent(UuidColumn.read(row[0]), id -> new HashMap<>())
                      .put((String) row[1], load(row)));
    }
    return loads;
  }

  private static Load load(Object[] row) {
    return new Load(
        ((Number) row[2]).intValue(),
        ((Number) row[3]).doubleValue() / ((Number) row[4]).doubleValue(),
        ((Number) row[5]).doubleValue());
  }

  /** All on offer. */
  List<Flavor> flavors() {
    return em.createQuery("select f from Flavor f where f.active = true", Flavor.class)
        .getResultList();
  }
}
