package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.Transactions;
import org.nephos.quota.QuotaRepository;

/**
 * Sets what a quota row says to what the rows that hold quota come to, where two checks in a row
 * found that they differ. It is safe: those rows are what is there, the quota row only counts them;
 * and while the quota row is locked nobody else can begin or end to hold anything of it. What it
 * said before is kept in the audit trail.
 */
@ApplicationScoped
public class QuotaRepair {
  private static final Set<String> RULES = Set.of("quota-used", "quota-reserved");

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaRepository quotas;
  @Inject private Transactions transactions;
  @Inject private EventWriter events;

  /**
   * Repairs what both checks found, each scope in a transaction of its own.
   *
   * @return how many quota rows were set
   */
  public int repair(List<Drift> before, List<Drift> now) {
    Set<String> scopes = new TreeSet<>(scopes(before));
    scopes.retainAll(scopes(now));
    int repaired = 0;
    for (String scope : scopes) {
      if (transactions.inNew(() -> repair(UUID.fromString(scope)))) {
        repaired++;
      }
    }
    return repaired;
  }

  private static Set<String> scopes(List<Drift> drifts) {
    return drifts.stream()
        .filter(drift -> RULES.contains(drift.rule()))
        .map(Drift::subject)
        .collect(Collectors.toSet());
  }

  private boolean repair(UUID scope) {
    if (quotas.lock(scope) == null) {
      return false;
    }
    Object[] sums =
        (Object[])
            em.createNativeQuery(QuotaSums.OF_SCOPE, Object[].class)
                .setParameter("scope", scope)
                .getSingleResult();
    Changes repaired = Changes.none();
    Map<String, Long> right = new LinkedHashMap<>();
    for (int i = 0; i < QuotaSums.COLUMNS.size(); i++) {
      long says = ((Number) sums[2 * i]).longValue();
      long holds = ((Number) sums[2 * i + 1]).longValue();
      if (says != holds) {
        repaired.and(QuotaSums.COLUMNS.get(i), says, holds);
        right.put(QuotaSums.COLUMNS.get(i), holds);
      }
    }
    if (right.isEmpty()) {
      return false;
    }
    set(scope, right);
    events.record(
        new EventDraft(
            "integrity.repaired",
            null,
            null,
            "invariant",
            null,
            "I1",
            repaired.with(Map.of("scope", scope.toString()))));
    return true;
  }

  private void set(UUID scope, Map<String, Long> right) {
    var update =
        em.createNativeQuery(
                "update quota_scope set "
                    + right.keySet().stream()
                        .map(column -> column + " = :" + column)
                        .collect(Collectors.joining(", "))
                    + " where id = :scope")
            .setParameter("scope", scope);
    right.forEach(update::setParameter);
    update.executeUpdate();
  }
}
