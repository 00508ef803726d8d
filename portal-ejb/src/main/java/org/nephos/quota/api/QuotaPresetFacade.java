package org.nephos.quota.api;

import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Sizes of quota that people ask for by name. */
public interface QuotaPresetFacade {
  /** All presets, the smallest first. */
  List<QuotaPresetView> presets();

  /**
   * Some of them, the smallest first where nothing else is asked for.
   *
   * @throws org.nephos.problem.api.MalformedException for an unknown filter, sort or marker
   */
  Page<QuotaPresetView> presets(ListQuery query);

  QuotaPresetView preset(UUID id);

  /** What would come of asking for each of them in a project now, the smallest first. */
  List<PresetStepView> steps(UUID project);

  /**
   * Makes a preset.
   *
   * @throws org.nephos.problem.api.ConflictException {@code name-taken}
   */
  QuotaPresetView create(SaveQuotaPreset command, String idempotencyKey);

  /**
   * Changes a preset; limits that were given by it stay as they are.
   *
   * @param expectedVersion null for any
   */
  QuotaPresetView change(UUID id, SaveQuotaPreset command, Long expectedVersion);

  /** Removes a preset; limits that were given by it stay, requests keep its name. */
  void delete(UUID id);
}
