package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.UsageInterval;
import org.nephos.persistence.UuidColumn;

/**
 * What resources were called when their usage was recorded. Names are no money: an invoice keeps
 * those of the records.
 */
@ApplicationScoped
class RecordNames {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  private record Key(UUID resource, String meter, Instant from) {}

  /** The names of some resources. */
  static final class Names {
    private final Map<UUID, String> only = new HashMap<>();
    private final Map<Key, String> renamed = new HashMap<>();

    /** What it was called; its id where nothing is recorded of it. */
    String of(UUID resource, UsageInterval interval) {
      String name = renamed.get(new Key(resource, interval.meter().word(), interval.from()));
      return name != null ? name : only.getOrDefault(resource, resource.toString());
    }
  }

  /** The names of these resources in records up to an instant. */
  Names of(Collection<UUID> resources, Instant end) {
    Names names = new Names();
    List<Object[]> rows =
        em.createNativeQuery(
                "select u.resource_id, max(u.resource_name), count(distinct u.resource_name)"
                    + " from usage_record u where u.resource_id in (:ids) and u.from_at < :end"
                    + " group by u.resource_id",
                Object[].class)
            .setParameter("ids", resources)
            .setParameter("end", end)
            .getResultList();
    for (Object[] row : rows) {
      UUID resource = UuidColumn.read(row[0]);
      names.only.put(resource, (String) row[1]);
      if (((Number) row[2]).longValue() > 1) {
        renamed(resource, end, names);
      }
    }
    return names;
  }

  private void renamed(UUID resource, Instant end, Names names) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select u.meter, u.from_at, u.resource_name from usage_record u"
                    + " where u.resource_id = :id and u.from_at < :end and u.correction = 0",
                Object[].class)
            .setParameter("id", resource)
            .setParameter("end", end)
            .getResultList();
    rows.forEach(
        row ->
            names.renamed.put(
                new Key(resource, (String) row[0], InstantColumn.read(row[1])), (String) row[2]));
  }
}
