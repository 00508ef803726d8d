package org.nephos.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Scoped;
import org.nephos.tenancy.ReadScope;

/** Reads sequenced events. Refusals belong to the audit and are not among them. */
@ApplicationScoped
public class EventRepository {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** Oldest first, behind a place. */
  List<Event> after(ReadScope scope, long seq, Map<String, Condition> filters, int limit) {
    return read(scope, "e.seq > :seq", Map.of("seq", seq), filters, "asc", limit);
  }

  /** Newest first. */
  List<Event> newest(ReadScope scope, Map<String, Condition> filters, int limit) {
    return read(scope, "e.seq is not null", Map.of(), filters, "desc", limit);
  }

  private List<Event> read(
      ReadScope scope,
      String place,
      Map<String, Object> parameters,
      Map<String, Condition> filters,
      String direction,
      int limit) {
    Condition scoped = Scoped.by(scope);
    StringBuilder hql = new StringBuilder("select e from Event e where ").append(place);
    hql.append(" and e.outcome = 'DONE' and (").append(scoped.hql()).append(')');
    Map<String, Object> all = new HashMap<>(parameters);
    all.putAll(scoped.parameters());
    for (Condition filter : filters.values()) {
      hql.append(" and ").append(filter.hql());
      all.putAll(filter.parameters());
    }
    TypedQuery<Event> query =
        em.createQuery(hql.append(" order by e.seq ").append(direction).toString(), Event.class);
    all.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }
}
