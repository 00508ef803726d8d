package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.quota.QuotaLimits.Scopes;
import org.nephos.quota.QuotaRepository.Figures;
import org.nephos.quota.QuotaRepository.ScopeRow;
import org.nephos.tenancy.Project;
import org.nephos.time.PortalClock;

/**
 * Whether a step up into a preset needs nobody's decision. What a project has is told by its
 * limits: the largest preset whose limits are all the project's own, so that a limit that somebody
 * has set by hand takes the project out of the presets.
 */
@ApplicationScoped
class PresetSteps {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  /** All presets, the smallest first. */
  List<QuotaPreset> presets() {
    return em.createQuery("select p from QuotaPreset p order by p.place, p.name", QuotaPreset.class)
        .getResultList();
  }

  /** Whether a scope has exactly these limits. */
  static boolean isIn(QuotaPreset preset, ScopeRow scope) {
    return preset.limits().entrySet().stream()
        .allMatch(limit -> limit.getValue().equals(scope.figures().get(limit.getKey()).limit()));
  }

  /** The preset after the one that the project is in; empty when it is in none or the largest. */
  private static Optional<UUID> next(List<QuotaPreset> presets, ScopeRow project) {
    for (int i = presets.size() - 1; i >= 0; i--) {
      if (isIn(presets.get(i), project)) {
        return i + 1 < presets.size() ? Optional.of(presets.get(i + 1).id()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * What keeps the step from being automatic; nothing when all the operator's conditions hold.
   *
   * @param scopes locked by who means to step
   */
  List<String> lacking(
      QuotaPreset wanted, List<QuotaPreset> presets, Project project, Scopes scopes) {
    StepConditions step = wanted.step();
    Instant now = clock.now();
    List<String> lacking = new ArrayList<>();
    if (next(presets, scopes.project()).filter(wanted.id()::equals).isEmpty()) {
      lacking.add("not-next");
    }
    if (!step.automatic()) {
      lacking.add("switched-off");
    }
    if (project.createdAt().plus(Duration.ofDays(step.minAgeDays())).isAfter(now)) {
      lacking.add("age");
    }
    if (!isNeeded(wanted, scopes.project())) {
      lacking.add("use");
    }
    if (hasStepped(project.id(), now.minus(Duration.ofDays(step.pauseDays())))) {
      lacking.add("pause");
    }
    if (!QuotaLimits.beyond(scopes.tenant(), wanted.limits()).isEmpty()) {
      lacking.add("tenant");
    }
    return lacking;
  }

  /** Whether enough is taken of one limit at least that would grow. */
  private static boolean isNeeded(QuotaPreset wanted, ScopeRow project) {
    int percent = wanted.step().minUsePercent();
    return wanted.limits().entrySet().stream()
        .anyMatch(
            limit -> {
              Figures now = project.figures().get(limit.getKey());
              return now.limit() != null
                  && limit.getValue() > now.limit()
                  && (now.used() + now.reserved()) * 100 >= now.limit() * percent;
            });
  }

  private boolean hasStepped(UUID project, Instant since) {
    return !em.createQuery(
            "select r.id from QuotaRequest r where r.projectId = :project and r.automatic = true"
                + " and r.decision.decidedAt > :since",
            UUID.class)
        .setParameter("project", project)
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The conditions that held, for the record. */
  static Map<String, Object> told(QuotaPreset preset) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("preset", preset.name());
    told.put("minAgeDays", preset.step().minAgeDays());
    told.put("minUsePercent", preset.step().minUsePercent());
    told.put("pauseDays", preset.step().pauseDays());
    return told;
  }
}
