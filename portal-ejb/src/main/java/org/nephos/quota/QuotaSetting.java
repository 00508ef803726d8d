package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.QuotaLimits.Scopes;
import org.nephos.quota.QuotaRepository.ScopeRow;
import org.nephos.quota.api.LimitChange;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Project;

/** Sets limits directly, as a part of the caller's transaction. */
@ApplicationScoped
public class QuotaSetting {
  private static final String ITEMS = "items";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaLimits limits;
  @Inject private PresetSteps steps;
  @Inject private AccessService access;

  /**
   * Sets limits of a project. Whoever is not the operator stays within the tenant's, whose row is
   * locked meanwhile.
   *
   * @return the project's tenant
   */
  public UUID ofProject(UUID id, List<LimitChange> changes) {
    Map<QuotaResource, Long> wanted = WantedLimits.read(ITEMS, changes);
    Project project = em.find(Project.class, id);
    if (project == null) {
      throw new NotFoundException();
    }
    Scopes scopes = limits.lock(id, project.tenantId());
    if (!access.rights().isOperator()) {
      refuseBeyond(scopes.tenant(), wanted, changes);
    }
    limits.set(scopes.project(), project.tenantId(), wanted);
    return project.tenantId();
  }

  private static void refuseBeyond(
      ScopeRow tenant, Map<QuotaResource, Long> wanted, List<LimitChange> changes) {
    Map<QuotaResource, Long> beyond = QuotaLimits.beyond(tenant, wanted);
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      QuotaResource resource = QuotaResource.ofWord(changes.get(i).resource());
      if (beyond.containsKey(resource)) {
        violations.add(
            new Violation(
                WantedLimits.at(ITEMS, i, "limit"),
                "range",
                "The tenant's own limit is "
                    + tenant.figures().get(resource).limit()
                    + "; only the operator can go beyond."));
      }
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  /** What a preset allows. */
  public List<LimitChange> ofPreset(UUID id) {
    QuotaPreset preset = em.find(QuotaPreset.class, id);
    if (preset == null) {
      throw new InvalidException("preset", "unknown-reference", "There is no such preset.");
    }
    return Presets.view(preset).limits();
  }

  /**
   * The preset that a tenant begins with which somebody has asked for: the one that the setting
   * {@code nephos.quota.signup-preset} names, else the first of all.
   *
   * @return empty when it says {@code none}, or when there is no preset at all
   * @throws InvalidException when it names one that there is not
   */
  public Optional<UUID> signUpPreset() {
    String name = System.getProperty("nephos.quota.signup-preset", "").strip();
    List<QuotaPreset> all = name.equals("none") ? List.of() : steps.presets();
    if (name.isEmpty() || all.isEmpty()) {
      return all.stream().findFirst().map(QuotaPreset::id);
    }
    return Optional.of(
        all.stream()
            .filter(preset -> preset.name().equals(name))
            .findFirst()
            .map(QuotaPreset::id)
            .orElseThrow(
                () ->
                    new InvalidException(
                        "preset",
                        "unknown-reference",
                        "The setting nephos.quota.signup-preset names a preset that there is not."
                            + " Choose one.")));
  }

  /** Sets limits of a tenant; below what its projects have been promised breaks nothing. */
  public void ofTenant(UUID id, List<LimitChange> changes) {
    Map<QuotaResource, Long> wanted = WantedLimits.read(ITEMS, changes);
    limits.set(limits.lock(id), id, wanted);
  }
}
