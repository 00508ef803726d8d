package org.nephos.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.persistence.UuidColumn;
import org.nephos.problem.api.Violation;

/**
 * What each tenant may order. A tenant without a row may order everything of the catalog, also what
 * comes to it later.
 */
@ApplicationScoped
public class TenantOffers {
  /** What holds where no tenant is known yet. */
  public static final Offer EVERYTHING = new Offer(true, true);

  private static final String TENANT = "tenant";
  private static final UUID NOTHING = new UUID(0, 0);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** The names of the zones that a tenant may order in; empty for all. */
  public Optional<List<String>> zones(UUID tenant) {
    return Optional.ofNullable(zones(Set.of(tenant)).get(tenant));
  }

  /** The flavors that a tenant may order; empty for all. */
  public Optional<List<UUID>> flavors(UUID tenant) {
    return Optional.ofNullable(flavors(Set.of(tenant)).get(tenant));
  }

  /** The zones of each of these tenants; one that may order in all is missing. */
  public Map<UUID, List<String>> zones(Set<UUID> tenants) {
    return rows("select tenant_id, zone_name from tenant_zone", "zone_name", tenants).stream()
        .collect(
            Collectors.groupingBy(
                row -> UuidColumn.read(row[0]),
                Collectors.mapping(row -> (String) row[1], Collectors.toList())));
  }

  /** The flavors of each of these tenants; one that may order all is missing. */
  public Map<UUID, List<UUID>> flavors(Set<UUID> tenants) {
    return rows("select tenant_id, flavor_id from tenant_flavor", "flavor_id", tenants).stream()
        .collect(
            Collectors.groupingBy(
                row -> UuidColumn.read(row[0]),
                Collectors.mapping(row -> UuidColumn.read(row[1]), Collectors.toList())));
  }

  private List<Object[]> rows(String select, String order, Set<UUID> tenants) {
    return tenants.isEmpty()
        ? List.of()
        : em.createNativeQuery(
                select + " where tenant_id in (:tenants) order by " + order, Object[].class)
            .setParameter("tenants", tenants)
            .getResultList();
  }

  /** Whether a tenant may order this flavor and in this zone. */
  public record Offer(boolean flavor, boolean zone) {}

  /**
   * Whether a tenant may order these; one statement, for each order asks.
   *
   * @param flavor null for none, which nobody is refused
   * @param zone null for none, which nobody is refused
   */
  public Offer ask(UUID tenant, UUID flavor, String zone) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select (select count(*) from tenant_flavor where tenant_id = :tenant),"
                    + " (select count(*) from tenant_flavor where tenant_id = :tenant"
                    + " and flavor_id = :flavor),"
                    + " (select count(*) from tenant_zone where tenant_id = :tenant),"
                    + " (select count(*) from tenant_zone where tenant_id = :tenant"
                    + " and zone_name = :zone)",
                Object[].class)
            .setParameter(TENANT, tenant)
            .setParameter("flavor", flavor == null ? NOTHING : flavor)
            .setParameter("zone", zone == null ? "" : zone)
            .getResultList();
    Object[] counts = rows.get(0);
    return new Offer(
        flavor == null || isOffered(counts[0], counts[1]),
        zone == null || isOffered(counts[2], counts[3]));
  }

  private static boolean isOffered(Object all, Object asked) {
    return ((Number) all).longValue() == 0 || ((Number) asked).longValue() > 0;
  }

  /** Notes what the catalog does not have. */
  public void check(List<String> zones, List<UUID> flavors, List<Violation> violations) {
    for (int i = 0; zones != null && i < zones.size(); i++) {
      if (em.find(Zone.class, zones.get(i)) == null) {
        violations.add(unknown("zones[" + i + "]", "zone"));
      }
    }
    for (int i = 0; flavors != null && i < flavors.size(); i++) {
      if (em.find(Flavor.class, flavors.get(i)) == null) {
        violations.add(unknown("flavors[" + i + "]", "flavor"));
      }
    }
  }

  private static Violation unknown(String field, String what) {
    return new Violation(
        field, "unknown-reference", "There is no such " + what + ". Choose another.");
  }

  /**
   * Sets what a tenant may order, as a part of the caller's transaction, in which the tenant's row
   * is locked.
   *
   * @param zones null for as it is, empty for all
   * @param flavors null for as it is, empty for all
   * @return whether that was a change
   */
  public boolean set(UUID tenant, List<String> zones, List<UUID> flavors) {
    boolean changed = false;
    List<String> zonesBefore = zones(tenant).orElse(List.of());
    if (zones != null && !zonesBefore.equals(zones.stream().sorted().distinct().toList())) {
      replace("tenant_zone", "zone_name", tenant, zones);
      changed = true;
    }
    List<UUID> flavorsBefore = flavors(tenant).orElse(List.of());
    if (flavors != null
        && !new LinkedHashSet<>(flavorsBefore).equals(new LinkedHashSet<>(flavors))) {
      replace("tenant_flavor", "flavor_id", tenant, flavors);
      changed = true;
    }
    return changed;
  }

  private void replace(String table, String column, UUID tenant, List<?> values) {
    em.createNativeQuery("delete from " + table + " where tenant_id = :tenant")
        .setParameter(TENANT, tenant)
        .executeUpdate();
    for (Object value : new LinkedHashSet<>(values)) {
      em.createNativeQuery(
              "insert into " + table + " (tenant_id, " + column + ") values (:tenant, :value)")
          .setParameter(TENANT, tenant)
          .setParameter("value", value)
          .executeUpdate();
    }
  }
}
