package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.Duplicates;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaPresetView;
import org.nephos.quota.api.SaveQuotaPreset;

/** Presets as the operator edits them, as a part of the caller's transaction. */
@ApplicationScoped
class Presets {
  private static final String LIMITS = "limits";
  private static final int STEP = 10;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PresetSteps steps;
  @Inject private EventWriter events;

  /**
   * Makes one.
   *
   * @throws ConflictException {@code name-taken}
   */
  QuotaPreset create(SaveQuotaPreset command) {
    List<Violation> violations = PresetRules.check(command, true);
    Map<QuotaResource, Long> limits = limits(command, violations);
    refuse(violations);
    List<QuotaPreset> all = steps.presets();
    if (all.stream().anyMatch(preset -> preset.name().equals(command.name()))) {
      throw taken(command.name());
    }
    QuotaPreset preset = new QuotaPreset(UUID.randomUUID(), command.name());
    int last = all.isEmpty() ? 0 : all.get(all.size() - 1).place();
    preset.describe(
        command.displayName() == null ? command.name() : command.displayName(),
        command.position() == null ? Math.min(1000, last + STEP) : command.position());
    preset.allow(limits);
    preset.stepBy(step(command, new StepConditions(false, 0, 0, 0)));
    try {
      em.persist(preset);
      em.flush();
    } catch (PersistenceException e) {
      if (!Duplicates.isDuplicate(e)) {
        throw e;
      }
      throw taken(command.name());
    }
    record("quota-preset.created", preset, null, Facts.of(preset));
    return preset;
  }

  QuotaPreset change(UUID id, SaveQuotaPreset command, Long expectedVersion) {
    List<Violation> violations = PresetRules.check(command, false);
    Map<QuotaResource, Long> limits = limits(command, violations);
    refuse(violations);
    QuotaPreset preset = lock(id);
    if (expectedVersion != null && expectedVersion != preset.version()) {
      throw new PreconditionFailedException();
    }
    Facts before = Facts.of(preset);
    preset.describe(
        command.displayName() == null ? preset.displayName() : command.displayName(),
        command.position() == null ? preset.place() : command.position());
    if (command.limits() != null) {
      preset.allow(limits);
    }
    preset.stepBy(step(command, preset.step()));
    em.flush();
    record("quota-preset.changed", preset, before, Facts.of(preset));
    return preset;
  }

  void delete(UUID id) {
    QuotaPreset preset = lock(id);
    em.remove(preset);
    record("quota-preset.deleted", preset, Facts.of(preset), null);
  }

  /** The preset, or null. */
  QuotaPreset find(UUID id) {
    return em.find(QuotaPreset.class, id);
  }

  private QuotaPreset lock(UUID id) {
    QuotaPreset preset = em.find(QuotaPreset.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (preset == null) {
      throw new NotFoundException();
    }
    return preset;
  }

  private static Map<QuotaResource, Long> limits(
      SaveQuotaPreset command, List<Violation> violations) {
    return command.limits() == null
        ? Map.of()
        : WantedLimits.read(LIMITS, command.limits(), violations);
  }

  private static StepConditions step(SaveQuotaPreset wanted, StepConditions before) {
    return new StepConditions(
        wanted.automatic() == null ? before.automatic() : wanted.automatic(),
        wanted.minAgeDays() == null ? before.minAgeDays() : wanted.minAgeDays(),
        wanted.minUsePercent() == null ? before.minUsePercent() : wanted.minUsePercent(),
        wanted.pauseDays() == null ? before.pauseDays() : wanted.pauseDays());
  }

  static QuotaPresetView view(QuotaPreset preset) {
    return new QuotaPresetView(
        preset.id(),
        preset.name(),
        preset.displayName(),
        preset.place(),
        preset.limits().entrySet().stream()
            .map(limit -> new LimitChange(limit.getKey().word(), limit.getValue()))
            .toList(),
        new QuotaPresetView.Step(
            preset.step().automatic(),
            preset.step().minAgeDays(),
            preset.step().minUsePercent(),
            preset.step().pauseDays()),
        preset.version());
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  private static ConflictException taken(String name) {
    return new ConflictException(
        "name-taken", "There is a preset of this name. Choose another.", Map.of("name", name));
  }

  /** All that a preset says. */
  private record Facts(
      String displayName, int position, Map<String, Long> limits, StepConditions step) {
    static Facts of(QuotaPreset preset) {
      Map<String, Long> limits = new LinkedHashMap<>();
      preset.limits().forEach((resource, limit) -> limits.put(resource.word(), limit));
      return new Facts(preset.displayName(), preset.place(), limits, preset.step());
    }
  }

  private void record(String type, QuotaPreset preset, Facts before, Facts after) {
    events.record(
        new EventDraft(
            type,
            null,
            null,
            "quota-preset",
            preset.id(),
            preset.name(),
            Changes.between(before, after).asData()));
  }
}
