package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import org.nephos.persistence.Transactions;

/** Runs the statements of the checks, each in a short transaction of its own. */
@ApplicationScoped
public class DriftQuery {
  private static final int LONGEST = 500;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;

  /**
   * Rows that do not agree.
   *
   * @param sql selects rule, subject and detail, all of them texts
   */
  List<Drift> find(String sql, Map<String, Object> parameters) {
    return transactions.inNew(
        () -> {
          Query query = em.createNativeQuery(sql, Object[].class);
          parameters.forEach(query::setParameter);
          List<?> rows = query.setMaxResults(Invariant.MOST).getResultList();
          return rows.stream().map(row -> drift((Object[]) row)).toList();
        });
  }

  private static Drift drift(Object[] row) {
    String detail = String.valueOf(row[2]);
    return new Drift(
        String.valueOf(row[0]),
        String.valueOf(row[1]),
        detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail);
  }

  /** One number. */
  long count(String sql) {
    return transactions.inNew(
        () -> ((Number) em.createNativeQuery(sql).getSingleResult()).longValue());
  }

  /** The first column of all rows, as text. */
  List<String> texts(String sql) {
    return transactions.inNew(
        () ->
            em.createNativeQuery(sql, Object.class).getResultList().stream()
                .map(String::valueOf)
                .toList());
  }
}
