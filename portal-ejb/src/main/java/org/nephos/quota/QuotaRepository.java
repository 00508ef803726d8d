package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.persistence.UuidColumn;

/** The quota rows. What grows is one guarded UPDATE for each level; what shrinks needs no guard. */
@ApplicationScoped
public class QuotaRepository {
  private static final String FITS = "(limit_# is null or used_# + reserved_# + :# <= limit_#)";
  private static final String ANYWAY = "1 = 1";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** A scope's row as it is read. */
  public record ScopeRow(UUID id, UUID parent, String kind, Map<QuotaResource, Figures> figures) {}

  /**
   * @param limit null for none
   */
  public record Figures(Long limit, long used, long reserved) {
    /** Whether so much more fits. */
    public boolean hasRoomFor(long more) {
      return limit == null || used + reserved + more <= limit;
    }
  }

  /**
   * Adds to {@code used} if all of it fits.
   *
   * @return whether it did
   */
  public boolean take(UUID scope, QuotaAmounts amounts) {
    return amounts.isEmpty() || update(scope, amounts, "used_# = used_# + :#", FITS) == 1;
  }

  /**
   * Adds to {@code reserved} if all of it fits.
   *
   * @return whether it did
   */
  public boolean reserve(UUID scope, QuotaAmounts amounts) {
    return amounts.isEmpty() || update(scope, amounts, "reserved_# = reserved_# + :#", FITS) == 1;
  }

  /** Takes from {@code used}. */
  public void release(UUID scope, QuotaAmounts amounts) {
    must(update(scope, amounts, "used_# = used_# - :#", ANYWAY));
  }

  /** Takes from {@code reserved}. */
  public void unreserve(UUID scope, QuotaAmounts amounts) {
    must(update(scope, amounts, "reserved_# = reserved_# - :#", ANYWAY));
  }

  /** Moves from {@code reserved} to {@code used}: their sum, and so the guard, stays as it is. */
  public void convert(UUID scope, QuotaAmounts amounts) {
    must(update(scope, amounts, "reserved_# = reserved_# - :#, used_# = used_# + :#", ANYWAY));
  }

  /** Moves from {@code used} back to {@code reserved}. */
  public void revert(UUID scope, QuotaAmounts amounts) {
    must(update(scope, amounts, "reserved_# = reserved_# + :#, used_# = used_# - :#", ANYWAY));
  }

  /** Both texts hold for each resource, with its column in the place of {@code #}. */
  private int update(UUID scope, QuotaAmounts amounts, String set, String guard) {
    Query query =
        em.createNativeQuery(
                "update quota_scope set "
                    + each(amounts, set, ", ")
                    + " where id = :scope and "
                    + each(amounts, guard, " and "))
            .setParameter("scope", scope);
    amounts.asMap().forEach((resource, amount) -> query.setParameter(resource.column(), amount));
    return query.executeUpdate();
  }

  private static String each(QuotaAmounts amounts, String text, String between) {
    return amounts.asMap().keySet().stream()
        .map(resource -> text.replace("#", resource.column()))
        .collect(Collectors.joining(between));
  }

  private static void must(int updated) {
    if (updated != 1) {
      throw new IllegalStateException("there is no such quota scope");
    }
  }

  /** Sets a limit; below what is used it admits nothing more and breaks nothing. */
  public void setLimit(UUID scope, QuotaResource resource, long limit) {
    must(
        em.createNativeQuery(
                "update quota_scope set limit_" + resource.column() + " = :limit where id = :id")
            .setParameter("limit", limit)
            .setParameter("id", scope)
            .executeUpdate());
  }

  /** Takes a limit away. */
  public void clearLimit(UUID scope, QuotaResource resource) {
    must(
        em.createNativeQuery(
                "update quota_scope set limit_" + resource.column() + " = null where id = :id")
            .setParameter("id", scope)
            .executeUpdate());
  }

  /** Makes a scope without limits. */
  public void create(UUID id, UUID parent, UUID tenant) {
    Query query =
        em.createNativeQuery(
            parent == null
                ? "insert into quota_scope (id, kind, tenant_id) values (:id, 'TENANT', :tenant)"
                : "insert into quota_scope (id, kind, tenant_id, parent_id)"
                    + " values (:id, 'PROJECT', :tenant, :parent)");
    query.setParameter("id", id).setParameter("tenant", tenant);
    if (parent != null) {
      query.setParameter("parent", parent);
    }
    query.executeUpdate();
  }

  /** A scope as it is committed now; null when there is none. */
  public ScopeRow read(UUID scope) {
    return read(scope, "");
  }

  /**
   * A scope, locked until the transaction ends. A project is locked before its tenant.
   *
   * @return null when there is none
   */
  public ScopeRow lock(UUID scope) {
    return read(scope, " for update");
  }

  private ScopeRow read(UUID scope, String suffix) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select id, parent_id, kind, "
                    + columns()
                    + " from quota_scope where id = :id"
                    + suffix,
                Object[].class)
            .setParameter("id", scope)
            .getResultList();
    return rows.isEmpty() ? null : row(rows.get(0));
  }

  private static String columns() {
    List<String> columns = new ArrayList<>();
    for (QuotaResource resource : QuotaResource.values()) {
      String c = resource.column();
      columns.add("limit_" + c + ", used_" + c + ", reserved_" + c);
    }
    return String.join(", ", columns);
  }

  private static ScopeRow row(Object[] row) {
    Map<QuotaResource, Figures> figures = new EnumMap<>(QuotaResource.class);
    int at = 3;
    for (QuotaResource resource : QuotaResource.values()) {
      Number limit = (Number) row[at];
      figures.put(
          resource,
          new Figures(
              limit == null ? null : limit.longValue(),
              ((Number) row[at + 1]).longValue(),
              ((Number) row[at + 2]).longValue()));
      at += 3;
    }
    return new ScopeRow(UuidColumn.read(row[0]), UuidColumn.read(row[1]), (String) row[2], figures);
  }
}
