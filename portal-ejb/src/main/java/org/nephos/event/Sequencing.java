package org.nephos.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.nephos.persistence.NodeLease;
import org.nephos.time.PortalClock;

/**
 * The sequencer's short transactions. One owner at a time holds the lease; each batch first locks
 * the lease's row and makes sure of the owner, so that even one who overslept cannot write.
 */
@ApplicationScoped
public class Sequencing {
  /** How many rows one transaction sequences. */
  static final int BATCH = 500;

  private static final NodeLease.Task TASK =
      new NodeLease.Task("sequencer", Duration.ofSeconds(10));

  private static final EventChain.Appended NOTHING = new EventChain.Appended(0, 0);

  @Inject private NodeLease lease;
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
    return lease.take(TASK, node, owner, clock.now());
  }

  /**
   * Makes the lease's row if nobody has.
   *
   * @throws jakarta.persistence.PersistenceException when somebody did at this moment
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void ensure(String owner) {
    lease.make(TASK, owner, clock.now());
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
    return lease.renew(TASK, owner, clock.now()) ? chain.append(BATCH) : null;
  }

  /** The newest place in the sequence, 0 when there is none. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public long head() {
    return chain.head();
  }

  /** Gives the lease up, so that another node need not wait for its end. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void release(String owner) {
    lease.release(TASK, owner);
  }
}
