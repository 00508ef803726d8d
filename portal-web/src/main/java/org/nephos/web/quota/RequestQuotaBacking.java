package org.nephos.web.quota;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.problem.api.InvalidException;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.PresetStepView;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.quota.api.QuotaPresetFacade;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/**
 * {@code quota/request.xhtml}: asking for more, by a preset or limit by limit. A refused order
 * links here with the resource that is short and the limit that it would need.
 */
@Named
@RequestScoped
public class RequestQuotaBacking {
  @Inject private QuotaFacade quotas;
  @Inject private QuotaPresetFacade presets;
  @Inject private ShellBacking shell;
  @Inject private LimitFields fields;
  @Inject private Listing listing;
  @Inject private Words words;

  private String token;
  private String reason;
  private String until;
  private List<QuotaItemView> lines;
  private List<PresetStepView> steps;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** The project's lines; those that neither it nor its tenant limits cannot be short. */
  public List<QuotaItemView> getLines() {
    if (lines == null) {
      List<QuotaItemView> all =
          shell.getProjectId() == null ? List.of() : quotas.ofProject(shell.getProjectId());
      lines =
          all.stream()
              .filter(line -> "project".equals(line.scope()))
              .filter(line -> all.stream().anyMatch(other -> isLimit(other, line.resource())))
              .toList();
    }
    return lines;
  }

  private static boolean isLimit(QuotaItemView line, String resource) {
    return line.resource().equals(resource) && line.limit() != null;
  }

  /** The presets, and what would come of asking for each. */
  public List<PresetStepView> getSteps() {
    if (steps == null) {
      steps = shell.getProjectId() == null ? List.of() : presets.steps(shell.getProjectId());
    }
    return steps;
  }

  /** Who would decide a preset: {@code automatic}, {@code operator} or {@code admin}. */
  public String decider(PresetStepView step) {
    if (step.automatic()) {
      return "automatic";
    }
    return step.beyondTenant() ? "operator" : "admin";
  }

  /** The preset that is chosen; empty for limit by limit. */
  public String getPreset() {
    String chosen = listing.parameter("preset-choice");
    return chosen == null ? "" : chosen;
  }

  /** What stands in the field of a line: what was typed, what the link proposed, or nothing. */
  public String wanted(QuotaItemView line) {
    String typed = fields.typed(line.resource());
    if (typed != null) {
      return typed;
    }
    String limit = listing.parameter("limit");
    boolean proposed =
        line.resource().equals(listing.parameter("resource"))
            && limit != null
            && limit.matches("\\d{1,12}");
    return proposed ? fields.shown(line.resource(), Long.valueOf(limit)) : "";
  }

  /** Sends the request. */
  public String submit() {
    UUID preset = Ids.read(getPreset());
    List<LimitChange> changes = preset == null ? changes() : List.of();
    if (fields.isWrong()) {
      return null;
    }
    QuotaRequestView asked;
    try {
      asked =
          quotas.request(
              new SubmitQuotaRequest(shell.getProjectId(), changes, preset, reason, end()),
              FormKey.of(token, changes, preset, reason, until));
    } catch (InvalidException e) {
      if (e.violations().stream().allMatch(v -> v.field().startsWith("changes["))) {
        fields.refuse(e, changes);
        return null;
      }
      throw e;
    }
    MessagesBacking.done(
        words.plain(asked.automatic() ? "quota.request.given" : "quota.request.done"));
    return "/quota/list?faces-redirect=true&placed=1";
  }

  private List<LimitChange> changes() {
    List<LimitChange> changes = new ArrayList<>();
    for (QuotaItemView line : getLines()) {
      Long limit = fields.read(line.resource());
      if (limit != null) {
        changes.add(new LimitChange(line.resource(), limit));
      }
    }
    if (changes.isEmpty() && !fields.isWrong()) {
      throw new InvalidException("changes", "required", words.plain("quota.request.nothing"));
    }
    return changes;
  }

  /** The end of the last day; null for never. */
  private Instant end() {
    if (until == null || until.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(until.strip()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidException("until", "date", words.plain("quota.request.until.date"));
    }
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public String getUntil() {
    return until;
  }

  public void setUntil(String until) {
    this.until = until;
  }
}
