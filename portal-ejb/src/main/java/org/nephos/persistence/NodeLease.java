package org.nephos.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;

/**
 * What one node does at a time, kept in a row: it is its owner's for a term, and longer for as long
 * as the owner says so. Part of the caller's transaction, so that the row is locked until that
 * ends.
 */
@ApplicationScoped
public class NodeLease {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * What is leased.
   *
   * @param term how long it holds without a renewal
   */
  public record Task(String name, Duration term) {}

  /**
   * Takes or renews it. What an earlier process of the same node left is taken at once.
   *
   * @param node names the machine
   * @param owner begins with the node and a slash
   * @return whether it is the owner's now; false, too, while there is no row
   */
  public boolean take(Task task, String node, String owner, Instant now) {
    return of(
                task,
                owner,
                "update lease set owner = :owner, until_at = :until where name = :name"
                    + " and (substring(owner, 1, :length) = :node or until_at < :now)")
            .setParameter("until", now.plus(task.term()))
            .setParameter("node", node + "/")
            .setParameter("length", node.length() + 1)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * Makes the row, if nobody has.
   *
   * @return whether it was made, and is the owner's
   * @throws jakarta.persistence.PersistenceException when somebody did at this moment
   */
  public boolean make(Task task, String owner, Instant now) {
    boolean absent =
        em.createNativeQuery("select name from lease where name = :name", String.class)
            .setParameter("name", task.name())
            .getResultList()
            .isEmpty();
    if (absent) {
      of(task, owner, "insert into lease (name, owner, until_at) values (:name, :owner, :until)")
          .setParameter("until", now.plus(task.term()))
          .executeUpdate();
    }
    return absent;
  }

  /**
   * Keeps it for another term.
   *
   * @return whether it was the owner's still
   */
  public boolean renew(Task task, String owner, Instant now) {
    return of(
                task,
                owner,
                "update lease set until_at = :until where name = :name and owner = :owner")
            .setParameter("until", now.plus(task.term()))
            .executeUpdate()
        == 1;
  }

  /** Gives it up, so that another node need not wait for its end. */
  public void release(Task task, String owner) {
    of(task, owner, "delete from lease where name = :name and owner = :owner").executeUpdate();
  }

  private Query of(Task task, String owner, String sql) {
    return em.createNativeQuery(sql).setParameter("name", task.name()).setParameter("owner", owner);
  }
}
