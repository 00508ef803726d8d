package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.nephos.digest.Sha256;
import org.nephos.json.Json;
import org.nephos.persistence.Duplicates;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.ConflictException;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * The same key and command of the same person have one effect and one answer. The key is inserted
 * first in the transaction of the effect: a duplicate in flight waits on the primary key until the
 * first has ended; then it reads the answer, or takes its place when the first was refused.
 */
@ApplicationScoped
public class Idempotency {
  private static final int TRIES = 20;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  private record Answer(String hash, String text) {}

  /**
   * Does the work in a transaction of its own, once for each key.
   *
   * @param key null to do it unconditionally
   * @param command what is asked for; another command under the same key is refused
   * @param type the answer, a record
   * @throws ConflictException {@code idempotency-key-reused}
   */
  public <T> T once(String key, Object command, Class<T> type, Supplier<T> work) {
    if (key == null) {
      return transactions.inNew(work);
    }
    UUID actor = CallerScope.current().personId();
    if (actor == null) {
      throw new IllegalStateException("the system's own actors have no keys");
    }
    String hash = Sha256.hex(type.getSimpleName() + '|' + Json.write(command));
    for (int i = 0; i < TRIES; i++) {
      Answer earlier = transactions.inNew(() -> find(actor, key));
      if (earlier != null) {
        return replay(earlier, hash, type);
      }
      try {
        return transactions.inNew(() -> first(actor, key, hash, work));
      } catch (PersistenceException e) {
        if (!Duplicates.isDuplicate(e)) {
          throw e;
        }
        // Another request with this key was faster; look what came of it.
      }
    }
    throw new ConflictException(
        "idempotency-key-busy", "A request with this key is still under way. Try again.", Map.of());
  }

  private <T> T first(UUID actor, String key, String hash, Supplier<T> work) {
    em.createNativeQuery(
            "insert into idempotency_key (actor_id, key_text, request_hash, created_at)"
                + " values (:actor, :key, :hash, :now)")
        .setParameter("actor", actor)
        .setParameter("key", key)
        .setParameter("hash", hash)
        .setParameter("now", clock.now())
        .executeUpdate();
    T answer = work.get();
    em.createNativeQuery(
            "update idempotency_key set answer = :answer where actor_id = :actor and key_text = :key")
        .setParameter("answer", Json.write(answer))
        .setParameter("actor", actor)
        .setParameter("key", key)
        .executeUpdate();
    return answer;
  }

  private Answer find(UUID actor, String key) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select request_hash, answer from idempotency_key"
                    + " where actor_id = :actor and key_text = :key",
                Object[].class)
            .setParameter("actor", actor)
            .setParameter("key", key)
            .getResultList();
    return rows.isEmpty() ? null : new Answer((String) rows.get(0)[0], (String) rows.get(0)[1]);
  }

  private static <T> T replay(Answer earlier, String hash, Class<T> type) {
    if (!earlier.hash().equals(hash)) {
      throw new ConflictException(
          "idempotency-key-reused",
          "This Idempotency-Key was used for another request. Take a new one.",
          Map.of());
    }
    return Json.read(earlier.text(), type);
  }
}
