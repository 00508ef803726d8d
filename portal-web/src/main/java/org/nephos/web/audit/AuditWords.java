package org.nephos.web.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nephos.audit.api.AuditView.FieldChange;
import org.nephos.web.text.Words;

/** The words in which the audit trail tells what was changed. */
@Named
@ApplicationScoped
public class AuditWords {
  private static final Pattern HOURS = Pattern.compile("PT(\\d{1,9})H");

  /** Fields whose values are words of ours, by what these words begin with in the bundle. */
  private static final Map<String, String> PREFIXES =
      Map.of("role", "role", "taxCategory", "tax.category");

  /** Fields whose values are words of ours, but have none in the bundle. */
  private static final Set<String> CONSTANTS =
      Set.of("outcome", "approver", "defaultDecision", "kind", "basis", "task");

  /** Things whose states are in the bundle by another name than their type. */
  private static final Map<String, String> STATES =
      Map.of(
          "quota-request", "request",
          "scaling-group", "group",
          "api-token", "token",
          "sign-up-request", "signup");

  @Inject private Words words;

  /** For the container. */
  public AuditWords() {}

  AuditWords(Words words) {
    this.words = words;
  }

  /** Of what was changed, what anybody can see: that nothing became nothing is no change. */
  public List<FieldChange> shown(List<FieldChange> changes) {
    return changes.stream()
        .filter(change -> !isNothing(change.before()) || !isNothing(change.after()))
        .toList();
  }

  /** Whether there is no such value, or an empty one. */
  public boolean isNothing(Object value) {
    return value == null
        || "".equals(value)
        || value instanceof Collection<?> values && values.isEmpty()
        || value instanceof Map<?, ?> fields && fields.isEmpty();
  }

  /** The name of a field, made readable. */
  public String field(String field) {
    return words.of("audit.field", field);
  }

  /**
   * What a field was or is, as people read it.
   *
   * @param type what the field belongs to, such as {@code instance}
   * @return empty for nothing
   */
  public String told(String type, String field, Object value) {
    if (isNothing(value)) {
      return "";
    }
    if (value instanceof Collection<?> values) {
      return values.stream()
          .map(one -> told(type, field, one))
          .filter(one -> !one.isEmpty())
          .collect(Collectors.joining(", "));
    }
    if (value instanceof Map<?, ?> fields) {
      return fields.entrySet().stream()
          .map(one -> one.getKey() + " " + told(type, one.getKey().toString(), one.getValue()))
          .collect(Collectors.joining(", "));
    }
    if (field.equals("state")) {
      return words.of("state." + STATES.getOrDefault(type, type), value);
    }
    if (PREFIXES.containsKey(field)) {
      return words.of(PREFIXES.get(field), value);
    }
    if (CONSTANTS.contains(field)) {
      return words.of("audit.value", value);
    }
    return field.endsWith("After") ? span(value.toString()) : value.toString();
  }

  /** Whole hours as in {@code PT36H}, exactly; anything else as it is. */
  private String span(String text) {
    Matcher hours = HOURS.matcher(text);
    return hours.matches() ? words.with("time.hours", Long.parseLong(hours.group(1))) : text;
  }
}
