package org.nephos.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.json.Json;

/** A size of a project's quota that everybody can ask for by its name. */
@Entity
@Table(name = "quota_preset")
public class QuotaPreset {
  @Id private UUID id;

  private String name;

  @Column(name = "display_name")
  private String displayName;

  private int place;
  private String limits;
  private boolean automatic;

  @Column(name = "min_age_days")
  private int minAgeDays;

  @Column(name = "min_use_percent")
  private int minUsePercent;

  @Column(name = "pause_days")
  private int pauseDays;

  @Version private long version;

  protected QuotaPreset() {}

  /** A preset that is decided by people until it is told otherwise. */
  public QuotaPreset(UUID id, String name) {
    this.id = id;
    this.name = name;
  }

  /** What people read of it, and where it stands among the others. */
  public void describe(String shown, int position) {
    this.displayName = shown;
    this.place = position;
  }

  /** What it allows. */
  public void allow(Map<QuotaResource, Long> wanted) {
    Map<String, Long> words = new TreeMap<>();
    wanted.forEach((resource, limit) -> words.put(resource.word(), limit));
    this.limits = Json.write(words);
  }

  /** When the step up into it needs nobody's decision. */
  public void stepBy(StepConditions conditions) {
    this.automatic = conditions.automatic();
    this.minAgeDays = conditions.minAgeDays();
    this.minUsePercent = conditions.minUsePercent();
    this.pauseDays = conditions.pauseDays();
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String displayName() {
    return displayName;
  }

  /** Presets are in this order, the smallest first. */
  public int place() {
    return place;
  }

  /** What it allows of each resource that it names. */
  public Map<QuotaResource, Long> limits() {
    EnumMap<QuotaResource, Long> result = new EnumMap<>(QuotaResource.class);
    Json.readMap(limits)
        .forEach(
            (word, limit) -> result.put(QuotaResource.ofWord(word), ((Number) limit).longValue()));
    return result;
  }

  /** When the step up into it needs nobody's decision. */
  public StepConditions step() {
    return new StepConditions(automatic, minAgeDays, minUsePercent, pauseDays);
  }

  public long version() {
    return version;
  }
}
