package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.problem.api.InvalidException;
import org.nephos.quota.api.QuotaWarningsView;
import org.nephos.tenancy.Tenant;

/** When a tenant is warned of its limits, as a part of the caller's transaction. */
@ApplicationScoped
class WarningSetting {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private EventWriter events;

  QuotaWarningsView of(UUID id) {
    Thresholds own = em.find(Tenant.class, id).quotaWarnings();
    return new QuotaWarningsView(
        (own == null ? QuotaWarnings.ofCloud() : own).percents(), own != null);
  }

  /**
   * Sets them.
   *
   * @param wanted null for the cloud's
   */
  QuotaWarningsView set(UUID id, List<Integer> wanted) {
    Thresholds thresholds = wanted == null ? null : checked(wanted);
    Tenant tenant = em.find(Tenant.class, id, LockModeType.PESSIMISTIC_WRITE);
    Thresholds before = tenant.quotaWarnings();
    tenant.warnAt(thresholds);
    em.flush();
    events.record(
        new EventDraft(
            "quota.warnings-set",
            id,
            null,
            "tenant",
            id,
            tenant.name(),
            Changes.of("thresholds", text(before), text(thresholds)).asData()));
    return of(id);
  }

  private static String text(Thresholds thresholds) {
    return thresholds == null ? null : thresholds.text();
  }

  private static Thresholds checked(List<Integer> wanted) {
    try {
      return Thresholds.of(wanted);
    } catch (IllegalArgumentException e) {
      throw new InvalidException(
          "thresholds",
          "range",
          "Name one to five whole numbers of 1 to 100, in per cent of the limit, such as 80 and 95.");
    }
  }
}
