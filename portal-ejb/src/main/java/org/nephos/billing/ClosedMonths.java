package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Up to when tenants' months are closed, and the lock that keeps records of usage out of a month
 * that is being closed. Who records usage holds its tenants' accounts until its transaction ends;
 * who closes a month takes the account for itself, waits for those, and then sees all that they
 * recorded. Rule <em>Late facts</em> of docs/money.md.
 */
@ApplicationScoped
public class ClosedMonths {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * Keeps these tenants' months as they are until the end of the caller's transaction, which is
   * about to insert records of usage. Others may do so at the same time; nobody can close a month.
   * To be called before anything else of the transaction reads billing accounts.
   *
   * @return up to when each tenant's months are closed; a tenant of whom none is closed is absent
   */
  public Map<UUID, Instant> hold(Set<UUID> tenants) {
    Map<UUID, Instant> closed = new HashMap<>();
    // One after the other in the order of their ids: the same for all, so that nobody waits in a
    // circle.
    for (UUID tenant : new TreeSet<>(tenants)) {
      BillingAccount account = em.find(BillingAccount.class, tenant, LockModeType.PESSIMISTIC_READ);
      if (account != null && account.closedUntil() != null) {
        closed.put(tenant, account.closedUntil());
      }
    }
    return closed;
  }

  /**
   * The month that a record counts to, where that is not the one in which it begins.
   *
   * @param from when the record begins
   * @param closedUntil up to when its tenant's months are closed, or null for none
   * @return the beginning of the first month that is open, or null for the record's own month
   */
  public static Instant billedIn(Instant from, Instant closedUntil) {
    return closedUntil != null && from.isBefore(closedUntil) ? closedUntil : null;
  }
}
