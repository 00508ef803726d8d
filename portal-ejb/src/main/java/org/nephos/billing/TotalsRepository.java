package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageGrouping.By;
import org.nephos.json.Json;
import org.nephos.metering.ScopeSql;
import org.nephos.persistence.UuidColumn;
import org.nephos.tenancy.ReadScope;

/** Adds up usage records in the database. */
@ApplicationScoped
class TotalsRepository {
  private static final int BATCH = 500;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * A sum.
   *
   * @param keys one for each grouping; null where there is none
   * @param names one for each grouping; null where the key says it all
   * @param unitSeconds quantity × seconds
   */
  record Sum(
      List<String> keys,
      List<String> names,
      String currency,
      BigDecimal cost,
      BigDecimal unitSeconds,
      String unit) {}

  /**
   * The sums of the records that lie wholly within a period; by day, without those on two days.
   *
   * @param days the period, and whose days
   */
  @SuppressWarnings("unchecked")
  List<Sum> sums(ReadScope scope, DayNumber days, List<UsageGrouping> by) {
    StringBuilder inner = new StringBuilder("select ");
    StringBuilder outer = new StringBuilder("select ");
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < by.size(); i++) {
      inner.append(key(by.get(i).by(), days)).append(" as k").append(i).append(", ");
      inner.append(name(by.get(i).by())).append(" as n").append(i).append(", ");
      outer.append("x.k").append(i).append(", max(x.n").append(i).append("), ");
      groups.append("x.k").append(i).append(", ");
    }
    String sql =
        outer
            + "x.currency, sum(x.cost), sum(x.amount), max(x.unit) from ("
            + inner
            + "u.currency, u.unit, u.cost * u.sign as cost, u.quantity * u.seconds * u.sign as amount"
            + " from usage_record u join project p on p.id = u.project_id"
            + (has(by, By.TAG) ? " left join instance i on i.id = u.resource_id" : "")
            + (has(by, By.FLAVOR) ? " left join flavor f on f.id = u.flavor_id" : "")
            + " where "
            + ScopeSql.condition(scope, "u")
            + " and u.from_at >= :first and u.from_at < :last and u.to_at <= :last"
            + (has(by, By.DAY) && !days.isHourly()
                ? " and " + days.of("u.from_at", 0) + " = " + days.of("u.to_at", -1)
                : "")
            + ") x group by "
            + groups
            + "x.currency";
    Query query = em.createNativeQuery(sql, Object[].class);
    ScopeSql.bind(scope, query).setParameter("first", days.from()).setParameter("last", days.to());
    return ((List<Object[]>) query.getResultList()).stream().map(row -> sum(row, by)).toList();
  }

  static boolean has(List<UsageGrouping> by, By one) {
    return by.stream().anyMatch(grouping -> grouping.by() == one);
  }

  private static String key(By by, DayNumber days) {
    return switch (by) {
      case PROJECT -> "cast(u.project_id as varchar(36))";
      case RESOURCE -> "cast(u.resource_id as varchar(36))";
      case TAG -> "i.tags";
      case METER -> "u.meter";
      case DAY -> days.of("u.from_at", 0);
      case FLAVOR -> "cast(u.flavor_id as varchar(36))";
      case ZONE -> "u.zone_id";
    };
  }

  private static String name(By by) {
    return switch (by) {
      case PROJECT -> "p.name";
      case RESOURCE -> "u.resource_name";
      case FLAVOR -> "f.name";
      case TAG, METER, DAY, ZONE -> "cast(null as varchar(255))";
    };
  }

  private static Sum sum(Object[] row, List<UsageGrouping> by) {
    List<String> keys = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < by.size(); i++) {
      keys.add(key(by.get(i), row[2 * i]));
      names.add((String) row[2 * i + 1]);
    }
    int at = 2 * by.size();
    return new Sum(
        keys,
        names,
        String.valueOf(row[at]).strip(),
        (BigDecimal) row[at + 1],
        (BigDecimal) row[at + 2],
        (String) row[at + 3]);
  }

  private static String key(UsageGrouping by, Object column) {
    return switch (by.by()) {
      case DAY -> LocalDate.ofEpochDay(((Number) column).longValue()).toString();
      case TAG -> column == null ? null : Json.readStringMap((String) column).get(by.tag());
      default -> (String) column;
    };
  }

  /** The tags of these resources; what is no instance has none. */
  Map<UUID, Map<String, String>> tags(Collection<UUID> resources) {
    Map<UUID, Map<String, String>> found = new HashMap<>();
    List<UUID> all = List.copyOf(resources);
    for (int from = 0; from < all.size(); from += BATCH) {
      em.createQuery("select i.id, i.tags from Instance i where i.id in :ids", Object[].class)
          .setParameter("ids", all.subList(from, Math.min(all.size(), from + BATCH)))
          .getResultList()
          .forEach(row -> found.put((UUID) row[0], Json.readStringMap((String) row[1])));
    }
    return found;
  }

  /** The keys of all tags. */
  @SuppressWarnings("unchecked")
  SortedSet<String> tagKeys(ReadScope scope) {
    Query query =
        em.createNativeQuery(
            "select distinct i.tags from instance i where i.tags <> '{}' and "
                + ScopeSql.condition(scope, "i"),
            String.class);
    SortedSet<String> keys = new TreeSet<>();
    ((List<String>) ScopeSql.bind(scope, query).getResultList())
        .forEach(tags -> keys.addAll(Json.readStringMap(tags).keySet()));
    return keys;
  }

  /** The names of flavors. */
  @SuppressWarnings("unchecked")
  Map<String, String> flavorNames(Set<UUID> flavors) {
    Map<String, String> names = new LinkedHashMap<>();
    if (!flavors.isEmpty()) {
      ((List<Object[]>)
              em.createNativeQuery(
                      "select f.id, f.name from flavor f where f.id in (:ids)", Object[].class)
                  .setParameter("ids", flavors)
                  .getResultList())
          .forEach(row -> names.put(UuidColumn.read(row[0]).toString(), (String) row[1]));
    }
    return names;
  }
}
