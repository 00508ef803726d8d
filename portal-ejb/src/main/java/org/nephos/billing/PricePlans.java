package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.nephos.persistence.UuidColumn;

/** The price plans that there are. */
@ApplicationScoped
public class PricePlans {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** Whether there is one of this id. */
  public boolean exists(UUID id) {
    return !em.createNativeQuery("select name from price_plan where id = :id", String.class)
        .setParameter("id", id)
        .getResultList()
        .isEmpty();
  }

  /** The cloud's first. */
  public Optional<UUID> first() {
    return em
        .createNativeQuery(
            "select id from price_plan order by created_at, id fetch first 1 rows only",
            Object.class)
        .getResultList()
        .stream()
        .map(UuidColumn::read)
        .findFirst();
  }
}
