package org.nephos.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/**
 * The sequence of events and the chain of their hashes. Ids do not follow the order of commits, so
 * rows get their place after the commit; a place once given is never changed.
 */
@ApplicationScoped
public class EventChain {
  private static final int CHUNK = 1_000;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * What a check found.
   *
   * @param checked how many rows were read and good
   * @param brokenAt the first place that is not good, or null
   * @param reason {@code missing} or {@code changed}, or null
   */
  public record Verdict(long checked, Long brokenAt, String reason) {
    /** Whether all is as it was written. */
    public boolean isWhole() {
      return brokenAt == null;
    }
  }

  /**
   * What was given a place.
   *
   * @param rows how many rows
   * @param head the newest place now, 0 when there is none
   */
  public record Appended(int rows, long head) {}

  private record Link(long seq, String hash) {}

  private record Sequenced(EventRow row, long seq, String hash) {}

  /** Whether there are committed rows without a place. */
  boolean hasUnsequenced() {
    return !em.createNativeQuery("select id from event where seq is null limit 1", Long.class)
        .getResultList()
        .isEmpty();
  }

  /** The newest place, 0 when there is none. */
  public long head() {
    Object max = em.createNativeQuery("select max(seq) from event").getSingleResult();
    return max == null ? 0 : ((Number) max).longValue();
  }

  /**
   * Gives the next rows their places and hashes, in the order of their ids. The caller holds the
   * sequencer's lease row in this transaction, so nobody else does.
   *
   * @return what was appended; no rows when all have their place
   */
  Appended append(int limit) {
    return session().doReturningWork(connection -> append(connection, limit));
  }

  private static Appended append(Connection connection, int limit) throws SQLException {
    Link last = link(connection, "(select max(seq) from event)");
    if (last == null) {
      last = new Link(0, EventRow.GENESIS);
    }
    List<EventRow> rows = unsequenced(connection, limit);
    try (PreparedStatement update =
        connection.prepareStatement(
            "update event set seq = ?, hash = ? where id = ? and seq is null")) {
      for (EventRow row : rows) {
        long seq = last.seq() + 1;
        last = new Link(seq, row.hash(seq, last.hash()));
        update.setLong(1, last.seq());
        update.setString(2, last.hash());
        update.setLong(3, row.id());
        update.addBatch();
      }
      update.executeBatch();
    }
    return new Appended(rows.size(), last.seq());
  }

  private static Link link(Connection connection, String place) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select seq, hash from event where seq = " + place);
        ResultSet found = select.executeQuery()) {
      return found.next() ? new Link(found.getLong(1), found.getString(2)) : null;
    }
  }

  private static List<EventRow> unsequenced(Connection connection, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select " + EventRow.COLUMNS + " from event where seq is null order by id limit ?")) {
      select.setInt(1, limit);
      List<EventRow> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(EventRow.read(found));
        }
      }
      return rows;
    }
  }

  /**
   * Reads the rows of these places and computes their hashes anew.
   *
   * @param from at least 1
   * @param to inclusive
   */
  @Transactional
  public Verdict verify(long from, long to) {
    return session().doReturningWork(connection -> verify(connection, from, to));
  }

  private static Verdict verify(Connection connection, long from, long to) throws SQLException {
    Link before =
        from <= 1 ? new Link(0, EventRow.GENESIS) : link(connection, Long.toString(from - 1));
    if (before == null) {
      return new Verdict(0, from - 1, "missing");
    }
    long next = Math.max(1, from);
    String hash = before.hash();
    while (next <= to) {
      List<Sequenced> rows = sequenced(connection, next, Math.min(to, next + CHUNK - 1));
      long end = Math.min(to, next + CHUNK - 1);
      for (Sequenced row : rows) {
        if (row.seq() != next) {
          break;
        }
        hash = row.row().hash(next, hash);
        if (!hash.equals(row.hash())) {
          return new Verdict(next - from, next, "changed");
        }
        next++;
      }
      if (next <= end) {
        return new Verdict(next - from, next, "missing");
      }
    }
    return new Verdict(next - from, null, null);
  }

  private static List<Sequenced> sequenced(Connection connection, long from, long to)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select "
                + EventRow.COLUMNS
                + ", seq, hash from event where seq between ? and ? order by seq")) {
      select.setLong(1, from);
      select.setLong(2, to);
      List<Sequenced> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(
              new Sequenced(EventRow.read(found), found.getLong("seq"), found.getString("hash")));
        }
      }
      return rows;
    }
  }

  private Session session() {
    return em.unwrap(Session.class);
  }
}
