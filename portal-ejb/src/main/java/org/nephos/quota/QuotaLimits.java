package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.problem.api.NotFoundException;
import org.nephos.quota.QuotaRepository.Figures;
import org.nephos.quota.QuotaRepository.ScopeRow;
import org.nephos.tenancy.DisplayNames;

/** Changes limits, as a part of the caller's transaction, and records what it changed. */
@ApplicationScoped
class QuotaLimits {
  @Inject private QuotaRepository repository;
  @Inject private DisplayNames names;
  @Inject private EventWriter events;

  /**
   * The two scopes of a project, locked in the order of locks.
   *
   * @param project the project's own
   * @param tenant the one that it draws from
   */
  record Scopes(ScopeRow project, ScopeRow tenant) {}

  /** Locks a project's scope, then its tenant's. */
  Scopes lock(UUID project, UUID tenant) {
    return new Scopes(lock(project), lock(tenant));
  }

  /** Locks one scope. */
  ScopeRow lock(UUID scope) {
    ScopeRow row = repository.lock(scope);
    if (row == null) {
      throw new NotFoundException();
    }
    return row;
  }

  /** What of it the scope's own limits do not allow. */
  static Map<QuotaResource, Long> beyond(ScopeRow scope, Map<QuotaResource, Long> wanted) {
    Map<QuotaResource, Long> beyond = new LinkedHashMap<>();
    wanted.forEach(
        (resource, limit) -> {
          Long bound = scope.figures().get(resource).limit();
          if (bound != null && limit > bound) {
            beyond.put(resource, limit);
          }
        });
    return beyond;
  }

  /**
   * Sets limits of a locked scope.
   *
   * @param tenant whose it is
   * @return what was changed by it
   */
  List<GrantedLimit> set(ScopeRow scope, UUID tenant, Map<QuotaResource, Long> wanted) {
    List<GrantedLimit> changed = new ArrayList<>();
    wanted.forEach(
        (resource, limit) -> {
          Long before = scope.figures().get(resource).limit();
          if (!limit.equals(before)) {
            repository.setLimit(scope.id(), resource, limit);
            changed.add(new GrantedLimit(scope.id(), resource, before, limit));
          }
        });
    record(scope, tenant, changed, false);
    return changed;
  }

  /**
   * Gives limits of a locked scope back to what they were, each if nobody has changed it since.
   *
   * @param granted what was changed in any scope; only this scope's is looked at
   */
  void giveBack(ScopeRow scope, UUID tenant, List<GrantedLimit> granted) {
    List<GrantedLimit> back = new ArrayList<>();
    for (GrantedLimit change : granted) {
      Figures now = scope.figures().get(change.resource());
      if (!change.scope().equals(scope.id())
          || now.limit() == null
          || now.limit() != change.granted()) {
        continue;
      }
      if (change.before() == null) {
        repository.clearLimit(scope.id(), change.resource());
      } else {
        repository.setLimit(scope.id(), change.resource(), change.before());
      }
      back.add(change);
    }
    record(scope, tenant, back, true);
  }

  private void record(ScopeRow scope, UUID tenant, List<GrantedLimit> changes, boolean back) {
    if (changes.isEmpty()) {
      return;
    }
    boolean ofProject = scope.parent() != null;
    Changes lines = Changes.none();
    for (GrantedLimit change : changes) {
      Long granted = change.granted();
      lines.and(
          "limits." + change.resource().word(),
          back ? granted : change.before(),
          back ? change.before() : granted);
    }
    Set<UUID> id = Set.of(scope.id());
    String name = (ofProject ? names.projects(id) : names.tenants(id)).getOrDefault(scope.id(), "");
    events.record(
        new EventDraft(
            "quota.changed",
            tenant,
            ofProject ? scope.id() : null,
            "quota",
            scope.id(),
            name,
            lines.with(Map.of("scope", ofProject ? "project" : "tenant"))));
  }
}
