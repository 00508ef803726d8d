package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.api.ApiTokenView;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/** The tokens that there are: whoever made them sees them, and who runs the tenant. */
@ApplicationScoped
class ApiTokens {
  private static final String STATE =
      "case when e.revokedAt is not null then 'REVOKED'"
          + " when e.expiresAt <= :now then 'EXPIRED' else 'ACTIVE' end = :state";
  private static final ListDefinition<ApiToken> LIST =
      ListDefinition.of(ApiToken.class, "-createdAt")
          .contains("name", "name")
          .equal("project", "projectId", Parse::uuid)
          .filter("state", STATE, text -> ApiTokenState.valueOf(text).name())
          .sort("name", "name", Parse::text)
          .sort("createdAt", "createdAt", Parse::instant)
          .sort("expiresAt", "expiresAt", Parse::instant);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private DisplayNames names;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  Page<ApiTokenView> page(ListQuery query) {
    return lists.page(
        LIST,
        query,
        List.of(visible(access.rights()), shown(query)),
        token ->
            new Marker.Position(
                Map.of(
                    "name", token.name(),
                    "createdAt", token.createdAt().toString(),
                    "expiresAt", token.expiresAt().toString()),
                token.id()),
        this::views);
  }

  private static Condition visible(Rights rights) {
    ReadScope people = rights.scope(Permission.PEOPLE_CHANGE);
    if (people.all()) {
      return Condition.ALL;
    }
    Condition near = Scoped.by(rights.scope(Permission.TOKEN_SEE));
    Map<String, Object> parameters = new HashMap<>(near.parameters());
    parameters.put("me", CallerScope.current().personId());
    StringBuilder hql = new StringBuilder("e.personId = :me and (" + near.hql() + ")");
    if (!people.tenants().isEmpty()) {
      hql.append(" or e.tenantId in :peopleTenants");
      parameters.put("peopleTenants", people.tenants());
    }
    if (!people.projects().isEmpty()) {
      hql.append(" or e.projectId in :peopleProjects");
      parameters.put("peopleProjects", people.projects());
    }
    return new Condition(hql.toString(), parameters);
  }

  /** Revoked ones are shown to who asks for them; the filter by state wants to know the time. */
  private Condition shown(ListQuery query) {
    return query.filters().containsKey("state")
        ? new Condition("1 = 1", Map.of("now", clock.now()))
        : new Condition("e.revokedAt is null", Map.of());
  }

  ApiTokenView get(UUID id) {
    ApiToken token = em.find(ApiToken.class, id);
    if (token == null) {
      throw new NotFoundException();
    }
    return view(token);
  }

  /** Takes it back, as a part of the caller's transaction. */
  void revoke(UUID id) {
    ApiToken token = em.find(ApiToken.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (token == null) {
      throw new NotFoundException();
    }
    if (token.revokedAt() == null) {
      ApiTokenState before = token.state(clock.now());
      token.revoke(clock.now());
      record("api-token.revoked", token, before);
    }
  }

  /**
   * Keeps in the audit trail what became of it, with the state before, null for a new one; never
   * the secret.
   */
  void record(String type, ApiToken token, ApiTokenState before) {
    events.record(
        new EventDraft(
            type,
            token.tenantId(),
            token.projectId(),
            "api-token",
            token.id(),
            token.name(),
            Changes.of("state", before, token.state(clock.now()))
                .with(
                    Map.of(
                        "prefix", token.prefix(),
                        "role", token.role().name(),
                        "person", token.personId().toString(),
                        "expiresAt", token.expiresAt().toString()))));
  }

  ApiTokenView view(ApiToken token) {
    return views(List.of(token)).get(0);
  }

  private List<ApiTokenView> views(List<ApiToken> tokens) {
    Map<UUID, String> projects =
        names.projects(tokens.stream().map(ApiToken::projectId).collect(Collectors.toSet()));
    Map<UUID, String> people =
        names.people(tokens.stream().map(ApiToken::personId).collect(Collectors.toSet()));
    Instant now = clock.now();
    List<ApiTokenView> views = new ArrayList<>();
    for (ApiToken token : tokens) {
      views.add(
          new ApiTokenView(
              token.id(),
              token.name(),
              token.projectId(),
              projects.get(token.projectId()),
              token.personId(),
              people.get(token.personId()),
              token.role(),
              token.prefix(),
              token.state(now),
              token.createdAt(),
              token.expiresAt(),
              token.lastUsedAt(),
              token.lastUsedFrom(),
              token.revokedAt()));
    }
    return views;
  }
}
