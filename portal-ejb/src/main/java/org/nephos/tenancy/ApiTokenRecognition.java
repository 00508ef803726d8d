package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.api.ApiTokenHolder;
import org.nephos.tenancy.api.TokenScope;
import org.nephos.time.PortalClock;

/**
 * Tells whose token it is, from the rows of this moment. Nothing is said of why one is refused: to
 * a stranger a revoked token and an invented one are the same.
 */
@ApplicationScoped
class ApiTokenRecognition {
  private static final Logger LOG = Logger.getLogger(ApiTokenRecognition.class.getName());
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
  private static final int LONGEST_ADDRESS = 64;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  private record Found(ApiTokenHolder holder, Instant lastUsedAt) {}

  Optional<ApiTokenHolder> of(String text, String from) {
    Instant now = clock.now();
    Optional<Found> found =
        ApiTokenSecret.parse(text)
            .flatMap(secret -> transactions.inNew(() -> find(secret.hash(), now)));
    found.ifPresent(one -> note(one, from, now));
    return found.map(Found::holder);
  }

  private Optional<Found> find(String hash, Instant now) {
    return em.createQuery("select t from ApiToken t where t.hash = :hash", ApiToken.class)
        .setParameter("hash", hash)
        .getResultStream()
        .findFirst()
        .filter(token -> token.state(now) == ApiTokenState.ACTIVE)
        .filter(this::hasRole)
        .map(token -> new Found(holder(token), token.lastUsedAt()));
  }

  private boolean hasRole(ApiToken token) {
    List<UUID> memberships =
        em.createQuery(
                "select m.id from Membership m where m.personId = :person"
                    + " and m.tenantId = :tenant"
                    + " and (m.projectId is null or m.projectId = :project)",
                UUID.class)
            .setParameter("person", token.personId())
            .setParameter("tenant", token.tenantId())
            .setParameter("project", token.projectId())
            .setMaxResults(1)
            .getResultList();
    return !memberships.isEmpty();
  }

  private ApiTokenHolder holder(ApiToken token) {
    Person person = em.find(Person.class, token.personId());
    return new ApiTokenHolder(
        person.id(),
        person.username(),
        person.displayName(),
        person.email(),
        new TokenScope(token.id(), token.tenantId(), token.projectId(), token.role()),
        token.expiresAt());
  }

  /** Whether a token is still in use matters to the minute, so most requests write nothing. */
  private void note(Found found, String from, Instant now) {
    Instant last = found.lastUsedAt();
    if (last != null && last.plus(NOTED_EVERY).isAfter(now)) {
      return;
    }
    try {
      transactions.inNew(() -> write(found.holder().scope().tokenId(), from, now));
    } catch (RuntimeException e) {
      // The request is as good without the note.
      LOG.log(Level.WARNING, "the last use of an API token could not be noted", e);
    }
  }

  private int write(UUID id, String from, Instant now) {
    return em.createQuery(
            "update ApiToken t set t.lastUsedAt = :now, t.lastUsedFrom = :from where t.id = :id"
                + " and (t.lastUsedAt is null or t.lastUsedAt <= :before)")
        .setParameter("now", now)
        .setParameter("from", from.substring(0, Math.min(from.length(), LONGEST_ADDRESS)))
        .setParameter("id", id)
        .setParameter("before", now.minus(NOTED_EVERY))
        .executeUpdate();
  }
}
