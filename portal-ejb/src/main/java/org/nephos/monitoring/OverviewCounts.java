package org.nephos.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.InstanceState;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Scoped;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.api.CallerScope;

/** The numbers of the dashboard. */
@ApplicationScoped
public class OverviewCounts {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** How many instances of a scope are in each state; deleted ones are not counted. */
  Map<InstanceState, Long> instances(ReadScope scope) {
    Map<InstanceState, Long> counts = new EnumMap<>(InstanceState.class);
    if (scope.isEmpty()) {
      return counts;
    }
    Condition scoped = Scoped.by(scope);
    TypedQuery<Object[]> query =
        em.createQuery(
            "select e.state, count(e) from Instance e where ("
                + scoped.hql()
                + ") and e.state <> org.nephos.compute.InstanceState.DELETED group by e.state",
            Object[].class);
    scoped.parameters().forEach(query::setParameter);
    for (Object[] row : query.getResultList()) {
      counts.put((InstanceState) row[0], (Long) row[1]);
    }
    return counts;
  }

  /** How many of the caller's own requests wait. */
  long ownOpenRequests() {
    UUID person = CallerScope.current().personId();
    return em.createQuery(
            "select count(r) from QuotaRequest r where r.createdBy = :person"
                + " and r.state = org.nephos.request.RequestState.PENDING",
            Long.class)
        .setParameter("person", person)
        .getSingleResult();
  }
}
