package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nephos.metering.InstantColumn;

/** How far the made-up year has been made; one row for its beginning and one for each step. */
@ApplicationScoped
class HistoryLog {
  /** By how much the year itself closes a month too early, and more. */
  private static final Duration CLOSED_EARLY = Duration.ofDays(2);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** How the year stands. */
  enum Stand {
    BEGUN,
    DONE,
    /** A step failed, and all that was tried after that. */
    FAILED
  }

  /** A year that was begun. */
  record Begun(Instant from, Stand stand) {}

  /**
   * Notes that it is begun.
   *
   * @throws jakarta.persistence.PersistenceException when another node was quicker
   */
  void begin(Instant from) {
    note(0, from, Stand.BEGUN.name());
  }

  /** The year that was begun, if any. */
  Optional<Begun> begun() {
    List<Object[]> rows =
        em.createNativeQuery("select at, state from demo_history where step = 0", Object[].class)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> new Begun(InstantColumn.read(row[0]), Stand.valueOf((String) row[1])));
  }

  /**
   * Whether acme's months were closed beyond what the year has come to: what happened in them would
   * come too late for their invoices.
   */
  boolean isOvertaken() {
    Instant closed =
        InstantColumn.read(
            em.createNativeQuery(
                    "select max(a.closed_until) from billing_account a join tenant t"
                        + " on t.id = a.tenant_id where t.name = 'acme'",
                    Object.class)
                .getSingleResult());
    Instant last =
        InstantColumn.read(
            em.createNativeQuery("select max(at) from demo_history", Object.class)
                .getSingleResult());
    return closed != null && closed.isAfter(last.plus(CLOSED_EARLY));
  }

  /** The last step that was done, 0 for none. */
  int lastStep() {
    return ((Number) em.createNativeQuery("select max(step) from demo_history").getSingleResult())
        .intValue();
  }

  void done(int step, Instant at) {
    note(step, at, Stand.DONE.name());
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
   * @param isWhole false when a step failed; then the next start goes on with it
   */
  void end(boolean isWhole) {
    em.createNativeQuery("update demo_history set state = :state where step = 0")
        .setParameter("state", (isWhole ? Stand.DONE : Stand.FAILED).name())
        .executeUpdate();
  }
}
