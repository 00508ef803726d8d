package org.nephos.quota;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.nephos.problem.api.Violation;
import org.nephos.quota.api.SaveQuotaPreset;

/** What a preset must be like. */
final class PresetRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final int LONGEST_DISPLAY_NAME = 200;
  private static final int MOST_DAYS = 3650;

  private PresetRules() {}

  /**
   * What is wrong with it, but for its limits.
   *
   * @param whole whether nothing may be left out
   */
  static List<Violation> check(SaveQuotaPreset command, boolean whole) {
    List<Violation> violations = new ArrayList<>();
    if (whole && (command.name() == null || !NAME.matcher(command.name()).matches())) {
      violations.add(
          new Violation(
              "name",
              "characters",
              "A name has 1 to 63 lowercase letters, digits and hyphens, and begins and ends with"
                  + " a letter or digit."));
    }
    String shown = command.displayName();
    if (shown != null
        && (shown.isBlank()
            || shown.length() > LONGEST_DISPLAY_NAME
            || shown.chars().anyMatch(Character::isISOControl))) {
      violations.add(
          new Violation("displayName", "length", "A display name has 1 to 200 characters."));
    }
    if (command.limits() == null ? whole : command.limits().isEmpty()) {
      violations.add(new Violation("limits", "required", "Name at least one limit."));
    }
    range("position", command.position(), 1000, violations);
    range("minAgeDays", command.minAgeDays(), MOST_DAYS, violations);
    range("minUsePercent", command.minUsePercent(), 100, violations);
    range("pauseDays", command.pauseDays(), MOST_DAYS, violations);
    return violations;
  }

  private static void range(String field, Integer value, int most, List<Violation> violations) {
    if (value != null && (value < 0 || value > most)) {
      violations.add(new Violation(field, "range", "Give a whole number of 0 to " + most + "."));
    }
  }
}
