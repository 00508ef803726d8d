package org.nephos.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.nephos.time.PortalClock;

/**
 * The sequencer's short transactions. One owner at a time holds the lease; each batch first locks
 * the lease's row and makes sure of the owner, so that even one who overslept cannot write.
 */
@ApplicationScoped
public class Sequencing {
  /** How long the lease holds without a renewal. */
  static final Duration LEASE = Duration.ofSeconds(10);

  /** How many rows one transaction sequences. */
  static final int BATCH = 500;

  private static final String NAME = "sequencer";
  private static final EventChain.Appended NOTHING = new EventChain.Appended(0, 0);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;
  @Inject private EventChain chain;

  /**
   * Takes or renews the lease.
   *
   * @param node names the machine; what an earlier process of the same node left is taken at once
   * @return whether it is ours now
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean hold(String node, String owner) {
    Instant now = clock.now();
    int updated =
        em.createNativeQuery(
                "update lease set owner = :owner, until_at = :until where name = :name"
                    + " and (substring(owner, 1, :length) = :node or until_at < :now)")
            .setParameter("owner", owner)
            .setParameter("until", now.plus(LEASE))
            .setParameter("name", NAME)
            .setParameter("node", node + "/")
            .setParameter("length", node.length() + 1)
            .setParameter("now", now)
            .executeUpdate();
    return updated == 1;
  }

  /**
   * Makes the lease's row if nobody has.
   *
   * @throws jakarta.persistence.PersistenceException when somebody did at this moment
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void ensure(String owner) {
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
          .setParameter("until", clock.now().plus(LEASE))
          .executeUpdate();
    }
  }

  /**
   * Sequences the next rows.
   *
   * @return what was sequenced; null when the lease is another's
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public EventChain.Appended batch(String owner) {
    if (!chain.hasUnsequenced()) {
      return NOTHING;
    }
    int ours =
        em.createNativeQuery(
                "update lease set until_at = :until where name = :name and owner = :owner")
            .setParameter("until", clock.now().plus(LEASE))
            .setParameter("name", NAME)
            .setParameter("owner", owner)
            .executeUpdate();
    return ours == 0 ? null : chain.append(BATCH);
  }

  /** The newest place in the sequence, 0 when there is none. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public long head() {
    return chain.head();
  }

  /** Gives the lease up, so that another node need not wait for its end. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void release(String owner) {
    em.createNativeQuery("delete from lease where name = :name and owner = :owner")
        .setParameter("name", NAME)
        .setParameter("owner", owner)
        .executeUpdate();
  }
}
