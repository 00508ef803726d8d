package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nephos.metering.InstantColumn;

/** How far the made-up year has been made; one row for its beginning and one for each step. */
@ApplicationScoped
class HistoryLog {
  private static final String BEGUN = "BEGUN";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** A year that was begun. */
  record Begun(Instant from, boolean isOpen) {}

  /**
   * Notes that it is begun.
   *
   * @throws jakarta.persistence.PersistenceException when another node was quicker
   */
  void begin(Instant from) {
    note(0, from, BEGUN);
  }

  /** The year that was begun, if any. */
  Optional<Begun> begun() {
    return read("");
  }

  /** The same, with its row locked, so that two nodes do not make it at once. */
  Optional<Begun> lock() {
    return read(" for update");
  }

  private Optional<Begun> read(String lock) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select at, state from demo_history where step = 0" + lock, Object[].class)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> new Begun(InstantColumn.read(row[0]), BEGUN.equals(row[1])));
  }

  /** The last step that was done, 0 for none. */
  int lastStep() {
    return ((Number) em.createNativeQuery("select max(step) from demo_history").getSingleResult())
        .intValue();
  }

  void done(int step, Instant at) {
    note(step, at, "DONE");
  }

  private void note(int step, Instant at, String state) {
    em.createNativeQuery("insert into demo_history (step, at, state) values (:step, :at, :state)")
        .setParameter("step", step)
        .setParameter("at", at)
        .setParameter("state", state)
        .executeUpdate();
  }

  /**
   * Notes how it ended.
   *
   * @param isWhole false when a step failed; then it is left as it is
   */
  void end(boolean isWhole) {
    em.createNativeQuery("update demo_history set state = :state where step = 0")
        .setParameter("state", isWhole ? "DONE" : "FAILED")
        .executeUpdate();
  }
}
