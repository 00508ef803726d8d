package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import org.nephos.persistence.NodeLease;
import org.nephos.persistence.Transactions;

/**
 * Which node makes the made-up year up: one at a time, for as long as it says so again and again.
 * Its time is the real one, for that of the year is put back and forward.
 */
@ApplicationScoped
class HistoryLease {
  /** How long it holds without a renewal; no step of the year lasts so long. */
  static final Duration LONGEST = Duration.ofMinutes(2);

  private static final NodeLease.Task YEAR = new NodeLease.Task("made-up-year", LONGEST);

  @Inject private NodeLease lease;
  @Inject private Transactions transactions;

  /**
   * Takes it, if nobody else has it.
   *
   * @param node names the machine; what an earlier process of the same node left is taken at once
   * @param owner begins with the node and a slash
   */
  boolean take(String node, String owner, Instant now) {
    if (transactions.inNew(() -> lease.take(YEAR, node, owner, now))) {
      return true;
    }
    try {
      return transactions.inNew(() -> lease.make(YEAR, owner, now));
    } catch (PersistenceException e) {
      // Another node was quicker.
      return false;
    }
  }

  /**
   * Keeps it.
   *
   * @throws IllegalStateException when it is another's by now
   */
  void renew(String owner, Instant now) {
    if (!transactions.inNew(() -> lease.renew(YEAR, owner, now))) {
      throw new IllegalStateException("another node makes the year up");
    }
  }

  /** Gives it up. */
  void release(String owner) {
    transactions.runInNew(() -> lease.release(YEAR, owner));
  }
}
