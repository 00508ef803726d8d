package org.nephos.web.quota;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.problem.api.InvalidException;
import org.nephos.quota.QuotaResource;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaPresetFacade;
import org.nephos.quota.api.QuotaPresetView;
import org.nephos.quota.api.SaveQuotaPreset;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.AccessFacade;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.text.Words;

/** {@code quota/presets.xhtml}: sizes that people ask for by name, for the operator. */
@Named
@RequestScoped
public class PresetsBacking {
  private static final String PAGE = "/quota/presets?faces-redirect=true";

  @Inject private AccessFacade access;
  @Inject private QuotaPresetFacade presets;
  @Inject private LimitFields fields;
  @Inject private Listing listing;
  @Inject private Words words;

  private String token;
  private List<QuotaPresetView> all;
  private String name;
  private String displayName;
  private Integer position;
  private Boolean automatic;
  private Integer minAgeDays;
  private Integer minUsePercent;
  private Integer pauseDays;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** Everybody may read presets; this page, where they are changed, is the operator's. */
  public void load() {
    access.checkAnywhere(Permission.CLOUD_OPERATE);
  }

  /** All presets, the smallest first. */
  public List<QuotaPresetView> getPresets() {
    if (all == null) {
      all = presets.presets();
    }
    return all;
  }

  /** The one that is edited; null for a new one. */
  public QuotaPresetView getEdited() {
    UUID id = Ids.read(listing.parameter("id"));
    return getPresets().stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
  }

  /** What a preset can limit. */
  public List<String> getResources() {
    return List.of(QuotaResource.values()).stream().map(QuotaResource::word).toList();
  }

  /** What stands in the field of a resource. */
  public String value(String resource) {
    String typed = fields.typed(resource);
    if (typed != null) {
      return typed;
    }
    QuotaPresetView edited = getEdited();
    return edited == null
        ? ""
        : edited.limits().stream()
            .filter(limit -> limit.resource().equals(resource))
            .map(limit -> fields.shown(resource, limit.limit()))
            .findFirst()
            .orElse("");
  }

  /** Makes or changes it. */
  public String save() {
    List<LimitChange> limits = new ArrayList<>();
    for (String resource : getResources()) {
      Long limit = fields.read(resource);
      if (limit != null) {
        limits.add(new LimitChange(resource, limit));
      }
    }
    if (fields.isWrong()) {
      return null;
    }
    QuotaPresetView edited = getEdited();
    SaveQuotaPreset command =
        new SaveQuotaPreset(
            edited == null ? name : null,
            displayName == null || displayName.isBlank() ? null : displayName.strip(),
            position,
            limits,
            automatic,
            minAgeDays,
            minUsePercent,
            pauseDays);
    QuotaPresetView saved;
    try {
      saved =
          edited == null
              ? presets.create(command, FormKey.of(token, command))
              : presets.change(edited.id(), command, version(edited));
    } catch (InvalidException e) {
      if (e.violations().stream().anyMatch(v -> v.field().startsWith("limits["))) {
        fields.refuse(e, limits);
        return null;
      }
      throw e;
    }
    MessagesBacking.done(words.with("quota.presets.done", saved.displayName()));
    return PAGE;
  }

  /** The version that the form was shown with, so that nobody's change is lost. */
  private long version(QuotaPresetView edited) {
    String sent = listing.parameter("form-version");
    return sent != null && sent.matches("\\d{1,18}") ? Long.parseLong(sent) : edited.version();
  }

  /** Removes one. */
  public String remove() {
    presets.delete(Ids.require(listing.parameter("act")));
    MessagesBacking.done(words.plain("quota.presets.removed"));
    return PAGE;
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getDisplayName() {
    QuotaPresetView edited = getEdited();
    return displayName != null || edited == null ? displayName : edited.displayName();
  }

  public void setDisplayName(String displayName) {
    this.displayName = displayName;
  }

  public Integer getPosition() {
    QuotaPresetView edited = getEdited();
    return position != null || edited == null ? position : Integer.valueOf(edited.position());
  }

  public void setPosition(Integer position) {
    this.position = position;
  }

  public String getAutomatic() {
    QuotaPresetView edited = getEdited();
    boolean on = automatic != null ? automatic : edited != null && edited.step().automatic();
    return String.valueOf(on);
  }

  public void setAutomatic(String automatic) {
    this.automatic = Boolean.valueOf(automatic);
  }

  public Integer getMinAgeDays() {
    QuotaPresetView edited = getEdited();
    return minAgeDays != null || edited == null ? minAgeDays : (Integer) edited.step().minAgeDays();
  }

  public void setMinAgeDays(Integer minAgeDays) {
    this.minAgeDays = minAgeDays;
  }

  public Integer getMinUsePercent() {
    QuotaPresetView edited = getEdited();
    return minUsePercent != null || edited == null
        ? minUsePercent
        : (Integer) edited.step().minUsePercent();
  }

  public void setMinUsePercent(Integer minUsePercent) {
    this.minUsePercent = minUsePercent;
  }

  public Integer getPauseDays() {
    QuotaPresetView edited = getEdited();
    return pauseDays != null || edited == null ? pauseDays : (Integer) edited.step().pauseDays();
  }

  public void setPauseDays(Integer pauseDays) {
    this.pauseDays = pauseDays;
  }
}
