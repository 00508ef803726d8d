package org.nephos.order;

import java.util.Set;

/**
 * A tag that must be there.
 *
 * @param values what it may say; empty for anything but nothing
 */
public record TagRule(String key, Set<String> values) {
  /** Keeps the values in order. */
  public TagRule {
    values = PolicyConditions.sorted(values);
  }

  /** Whether tags with this value for the key, or null for none, keep the rule. */
  boolean isKeptBy(String value) {
    return value != null && !value.isBlank() && (values.isEmpty() || values.contains(value));
  }

  /** The rule in a few words. */
  String says() {
    return values.isEmpty() ? key : key + " (" + String.join(", ", values) + ")";
  }
}
