package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import org.nephos.persistence.Transactions;

/**
 * Which node makes the made-up year up: one at a time, for as long as it says so again and again.
 * Its time is the real one, for that of the year is put back and forward.
 */
@ApplicationScoped
class HistoryLease {
  /** How long it holds without a renewal; no step of the year lasts so long. */
  static final Duration LONGEST = Duration.ofMinutes(2);

  private static final String NAME = "made-up-year";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;

  /**
   * Takes it, if nobody else has it.
   *
   * @param node names the machine; what an earlier process of the same node left is taken at once
   * @param owner begins with the node and a slash
   */
  boolean take(String node, String owner, Instant now) {
    if (transactions.inNew(() -> takeOver(node, owner, now))) {
      return true;
    }
    try {
      return transactions.inNew(() -> make(owner, now));
    } catch (PersistenceException e) {
      // Another node was quicker.
      return false;
    }
  }

  private boolean takeOver(String node, String owner, Instant now) {
    return em.createNativeQuery(
                "update lease set owner = :owner, until_at = :until where name = :name"
                    + " and (substring(owner, 1, :length) = :node or until_at < :now)")
            .setParameter("owner", owner)
            .setParameter("until", now.plus(LONGEST))
            .setParameter("name", NAME)
            .setParameter("node", node + "/")
            .setParameter("length", node.length() + 1)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  private boolean make(String owner, Instant now) {
    boolean absent =
        em.createNativeQuery("select name from lease where name = :name", String.class)
            .setParameter("name", NAME)
            .getResultList()
            .isEmpty();
    if (absent) {
      em.createNativeQuery(
              "insert into lease (name, owner, until_at) values (:name, :owner, :until)")
          .setParameter("name", NAME)
          .setParameter("owner", owner)
          .setParameter("until", now.plus(LONGEST))
          .executeUpdate();
    }
    return absent;
  }

  /**
   * Keeps it.
   *
   * @throws IllegalStateException when it is another's by now
   */
  void renew(String owner, Instant now) {
    int ours =
        transactions.inNew(
            () ->
                em.createNativeQuery(
                        "update lease set until_at = :until where name = :name and owner = :owner")
                    .setParameter("until", now.plus(LONGEST))
                    .setParameter("name", NAME)
                    .setParameter("owner", owner)
                    .executeUpdate());
    if (ours == 0) {
      throw new IllegalStateException("another node makes the year up");
    }
  }

  /** Gives it up. */
  void release(String owner) {
    transactions.runInNew(
        () ->
            em.createNativeQuery("delete from lease where name = :name and owner = :owner")
                .setParameter("name", NAME)
                .setParameter("owner", owner)
                .executeUpdate());
  }
}
