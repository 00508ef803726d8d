package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.nephos.compute.api.TransitionView;
import org.nephos.event.Event;

/** The life of an instance, from the events that recorded it. */
@ApplicationScoped
public class InstanceHistory {
  /** More than any instance has seen; a bound all the same. */
  private static final int MOST = 5_000;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  List<TransitionView> of(UUID instance) {
    return em
        .createQuery(
            "select e from Event e where e.resourceId = :id and e.resourceVersion is not null"
                + " order by e.resourceVersion",
            Event.class)
        .setParameter("id", instance)
        .setMaxResults(MOST)
        .getResultList()
        .stream()
        .map(InstanceHistory::view)
        .toList();
  }

  private static TransitionView view(Event event) {
    Object reason = event.data().get("reason");
    return new TransitionView(
        event.at(),
        event.fromState(),
        event.toState(),
        event.task() == null ? null : event.task().toLowerCase(Locale.ROOT),
        event.triggerName(),
        event.actor(),
        reason == null ? null : reason.toString());
  }
}
