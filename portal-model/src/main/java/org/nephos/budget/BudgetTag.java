package org.nephos.budget;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nephos.json.Json;

/**
 * A tag that a budget is about; written as {@code key=value}.
 *
 * @param key not blank; without {@code =}
 * @param value what it says, may be empty
 */
public record BudgetTag(String key, String value) {
  private static final int LONGEST = 128;

  public BudgetTag {
    Objects.requireNonNull(key);
    Objects.requireNonNull(value);
  }

  /** The tag of a text; empty when it is none: no {@code =}, or no key, or too long. */
  public static Optional<BudgetTag> parse(String text) {
    int at = text.indexOf('=');
    if (at < 1) {
      return Optional.empty();
    }
    String key = text.substring(0, at).strip();
    String value = text.substring(at + 1).strip();
    boolean fits = !key.isEmpty() && key.length() <= LONGEST && value.length() <= LONGEST;
    return fits && text.chars().noneMatch(Character::isISOControl)
        ? Optional.of(new BudgetTag(key, value))
        : Optional.empty();
  }

  /** Whether these tags have it. */
  public boolean isIn(Map<String, String> tags) {
    return value.equals(tags.get(key));
  }

  /** As it stands within the stored form of all tags, to be looked for there. */
  public String stored() {
    String object = Json.write(Map.of(key, value));
    return object.substring(1, object.length() - 1);
  }

  @Override
  public String toString() {
    return key + "=" + value;
  }
}
