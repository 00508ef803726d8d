package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.nephos.billing.api.RateView;

/** A rate by its id, as it is shown. */
@ApplicationScoped
public class RateLookup {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PlanViews views;

  /** The rate, in the caller's transaction; null when there is none of this id. */
  public RateView find(UUID id) {
    PlanRate row = id == null ? null : em.find(PlanRate.class, id);
    return row == null ? null : views.rate(em.find(PricePlan.class, row.pricePlanId()), id);
  }
}
