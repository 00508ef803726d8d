package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.quota.QuotaRepository.Figures;
import org.nephos.quota.QuotaRepository.ScopeRow;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Tenant;
import org.nephos.time.PortalClock;

/**
 * Which thresholds each scope has passed. It only reads what orders write, so that it never stands
 * in their way; the row's unique key lets of two that see the same passing one alone tell of it.
 */
@ApplicationScoped
class QuotaWarnings {
  private static final Logger LOG = Logger.getLogger(QuotaWarnings.class.getName());
  private static final String SCOPE = "scope";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaRepository repository;
  @Inject private DisplayNames names;
  @Inject private EventWriter events;
  @Inject private QuotaNotices notices;
  @Inject private PortalClock clock;

  /** When tenants are warned that say nothing else: {@code nephos.quota.warnings}, in per cent. */
  static Thresholds ofCloud() {
    String text = System.getProperty("nephos.quota.warnings", "");
    try {
      return Thresholds.parse(text);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "nephos.quota.warnings is ignored: {0}", e.getMessage());
      return Thresholds.USUAL;
    }
  }

  /** Scopes that are near a limit, or were, in the order of their ids. */
  List<UUID> candidates(Thresholds thresholds, UUID behind, int most) {
    int lowest = thresholds.percents().get(0);
    String near =
        Arrays.stream(QuotaResource.values())
            .map(
                resource ->
                    "(used_# + reserved_# > 0 and (used_# + reserved_#) * 100 >= limit_# * coalesce(t.quota_warned_from, :lowest))"
                        .replace("#", resource.column()))
            .collect(Collectors.joining(" or "));
    return em.createNativeQuery(
            "select s.id from quota_scope s join tenant t on t.id = s.tenant_id"
                + " where s.id > :behind and ("
                + near
                + " or exists (select 1 from quota_warning w where w.scope_id = s.id))"
                + " order by s.id",
            UUID.class)
        .setParameter("behind", behind)
        .setParameter("lowest", lowest)
        .setMaxResults(most)
        .getResultList();
  }

  /** Tells what a scope has passed since, and forgets what it has fallen below. */
  void look(UUID scope, Thresholds ofCloud) {
    ScopeRow row = repository.read(scope);
    Map<QuotaResource, SortedSet<Integer>> told = told(scope);
    UUID tenant = row.parent() == null ? row.id() : row.parent();
    Thresholds own = em.find(Tenant.class, tenant).quotaWarnings();
    Thresholds thresholds = own == null ? ofCloud : own;
    for (Map.Entry<QuotaResource, Figures> line : row.figures().entrySet()) {
      QuotaResource resource = line.getKey();
      Figures figures = line.getValue();
      List<Integer> reached =
          thresholds.reached(figures.limit(), figures.used() + figures.reserved());
      Set<Integer> known = told.getOrDefault(resource, new TreeSet<>());
      known.stream().filter(at -> !reached.contains(at)).forEach(at -> forget(scope, resource, at));
      List<Integer> passed = new ArrayList<>(reached);
      passed.removeAll(known);
      if (!passed.isEmpty()) {
        passed.forEach(at -> remember(scope, tenant, resource, at));
        tell(row, tenant, resource, figures, passed.get(passed.size() - 1));
      }
    }
  }

  /** The highest threshold that each resource of a scope has passed. */
  Map<QuotaResource, Integer> highest(UUID scope) {
    Map<QuotaResource, Integer> highest = new EnumMap<>(QuotaResource.class);
    told(scope).forEach((resource, thresholds) -> highest.put(resource, thresholds.last()));
    return highest;
  }

  private Map<QuotaResource, SortedSet<Integer>> told(UUID scope) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select resource, threshold from quota_warning where scope_id = :scope",
                Object[].class)
            .setParameter(SCOPE, scope)
            .getResultList();
    Map<QuotaResource, SortedSet<Integer>> told = new EnumMap<>(QuotaResource.class);
    for (Object[] row : rows) {
      told.computeIfAbsent(QuotaResource.valueOf((String) row[0]), any -> new TreeSet<>())
          .add(((Number) row[1]).intValue());
    }
    return told;
  }

  private void forget(UUID scope, QuotaResource resource, int threshold) {
    em.createNativeQuery(
            "delete from quota_warning where scope_id = :scope and resource = :resource"
                + " and threshold = :threshold")
        .setParameter(SCOPE, scope)
        .setParameter("resource", resource.name())
        .setParameter("threshold", threshold)
        .executeUpdate();
  }

  private void remember(UUID scope, UUID tenant, QuotaResource resource, int threshold) {
    em.createNativeQuery(
            "insert into quota_warning (scope_id, resource, threshold, tenant_id, warned_at)"
                + " values (:scope, :resource, :threshold, :tenant, :now)")
        .setParameter(SCOPE, scope)
        .setParameter("resource", resource.name())
        .setParameter("threshold", threshold)
        .setParameter("tenant", tenant)
        .setParameter("now", clock.now())
        .executeUpdate();
  }

  private void tell(
      ScopeRow row, UUID tenant, QuotaResource resource, Figures figures, int threshold) {
    boolean ofProject = row.parent() != null;
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(SCOPE, ofProject ? "project" : "tenant");
    data.put("resource", resource.word());
    data.put("threshold", threshold);
    data.put("limit", figures.limit());
    data.put("used", figures.used());
    data.put("reserved", figures.reserved());
    Set<UUID> id = Set.of(row.id());
    String name = (ofProject ? names.projects(id) : names.tenants(id)).getOrDefault(row.id(), "");
    events.record(
        new EventDraft(
            "quota.warning", tenant, ofProject ? row.id() : null, "quota", row.id(), name, data));
    notices.warning(row, tenant, resource, figures, threshold);
  }
}
