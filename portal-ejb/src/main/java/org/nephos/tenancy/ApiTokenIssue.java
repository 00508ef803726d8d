package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.nephos.order.Idempotency;
import org.nephos.order.OrderRules;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.api.ApiTokenView;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.CreateApiToken;
import org.nephos.tenancy.api.CreatedApiToken;
import org.nephos.time.PortalClock;

/**
 * Makes tokens. The answer that is kept under an idempotency key is the token without its secret,
 * so a repeated request makes no second token and learns no secret either.
 */
@ApplicationScoped
class ApiTokenIssue {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private AccessService access;
  @Inject private ApiTokens tokens;
  @Inject private Idempotency idempotency;
  @Inject private PortalClock clock;

  /** The roles that the caller may give a token in this project, the one that may most first. */
  List<Role> roles(UUID project) {
    return roles(em.find(Project.class, project));
  }

  private List<Role> roles(Project project) {
    Rights rights = access.rights();
    return ApiToken.ROLES.stream()
        .filter(role -> rights.cover(role, project.tenantId(), project.id()))
        .toList();
  }

  CreatedApiToken once(CreateApiToken command, String key) {
    AtomicReference<CreatedApiToken> made = new AtomicReference<>();
    ApiTokenView answer =
        idempotency.once(
            key,
            command,
            ApiTokenView.class,
            () -> {
              made.set(create(command));
              return made.get().token();
            });
    CreatedApiToken fresh = made.get();
    return fresh != null && fresh.token().id().equals(answer.id())
        ? fresh
        : new CreatedApiToken(answer, null);
  }

  private CreatedApiToken create(CreateApiToken command) {
    Instant now = clock.now();
    List<Violation> violations = new ArrayList<>();
    OrderRules.name(command.name(), violations);
    Instant end = end(command.expiresAt(), now, violations);
    if (command.project() == null) {
      violations.add(new Violation("project", "required", "Say which project."));
      throw new InvalidException(violations);
    }
    Project project = em.find(Project.class, command.project());
    Role role = role(command.role(), roles(project), violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    ApiTokenSecret secret = ApiTokenSecret.random();
    ApiToken token =
        new ApiToken(
            project, CallerScope.current().personId(), command.name(), role, secret, now, end);
    em.persist(token);
    tokens.record("api-token.created", token, null);
    return new CreatedApiToken(tokens.view(token), secret.reveal());
  }

  private static Instant end(Instant wanted, Instant now, List<Violation> violations) {
    if (wanted == null) {
      return now.plus(ApiToken.DEFAULT_LIFE);
    }
    Instant end = wanted.truncatedTo(ChronoUnit.MICROS);
    if (!end.isAfter(now)) {
      violations.add(new Violation("expiresAt", "range", "The end must lie in the future."));
    } else if (end.isAfter(now.plus(ApiToken.LONGEST_LIFE))) {
      violations.add(new Violation("expiresAt", "range", "A token is good for at most 365 days."));
    }
    return end;
  }

  private static Role role(Role wanted, List<Role> held, List<Violation> violations) {
    if (wanted == null && !held.isEmpty()) {
      return held.get(0);
    }
    if (!held.contains(wanted)) {
      violations.add(
          new Violation(
              "role",
              "not-held",
              "A token can have the role member, viewer or billing, and no more than you may do"
                  + " in the project yourself."));
    }
    return wanted;
  }
}
