package org.nephos.order;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.nephos.compute.InstanceName;
import org.nephos.json.Json;
import org.nephos.order.api.SubmitOrder;
import org.nephos.problem.Reason;
import org.nephos.problem.api.Violation;

/** What the values of an order must be like, whoever brings them. */
public final class OrderRules {
  private static final int MAX_COUNT = 100;
  private static final int MAX_USER_DATA = 65_536;
  private static final int MAX_TAGS = 50;
  private static final int MAX_TAG = 128;
  private static final int MAX_TAGS_JSON = 20_000;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd} ._-]*");

  private OrderRules() {}

  /** All violations of an order's values; references are checked elsewhere. */
  public static List<Violation> check(SubmitOrder command) {
    List<Violation> violations = new ArrayList<>();
    required("project", command.project(), violations);
    required("flavor", command.flavor(), violations);
    required("image", command.image(), violations);
    name(command.name(), violations);
    if (command.count() < 1 || command.count() > MAX_COUNT) {
      violations.add(new Violation("count", "range", "Order 1 to 100 at a time."));
    }
    userData(command.userData(), violations);
    tags(command.tags(), violations);
    Duration lease = command.lease();
    if (lease != null && (lease.isNegative() || lease.isZero())) {
      violations.add(new Violation("lease", "range", "A lease is longer than nothing."));
    }
    Reason.flaw(command.reason(), false).ifPresent(violations::add);
    return violations;
  }

  private static void required(String field, Object value, List<Violation> violations) {
    if (value == null) {
      violations.add(new Violation(field, "required", "Say which " + field + "."));
    }
  }

  /** The rule on names of instances and groups. */
  public static void name(String name, List<Violation> violations) {
    if (name == null || name.isEmpty()) {
      violations.add(new Violation("name", "required", "Give it a name."));
    } else if (InstanceName.isTooLong(name)) {
      violations.add(new Violation("name", "length", "A name has at most 63 characters."));
    } else if (!NAME.matcher(name).matches()) {
      violations.add(
          new Violation(
              "name",
              "characters",
              "A name has letters, digits, spaces and . _ - and begins with a letter or digit."));
    }
  }

  /** The rule on start-up data. */
  public static void userData(String userData, List<Violation> violations) {
    if (userData == null) {
      return;
    }
    if (userData.getBytes(StandardCharsets.UTF_8).length > MAX_USER_DATA) {
      violations.add(
          new Violation("userData", "length", "User data has at most 65536 bytes of UTF-8."));
    } else if (userData.indexOf('\0') >= 0) {
      violations.add(new Violation("userData", "characters", "User data has no NUL character."));
    }
  }

  /** The rule on tags. */
  public static void tags(Map<String, String> tags, List<Violation> violations) {
    if (tags.size() > MAX_TAGS) {
      violations.add(new Violation("tags", "length", "At most 50 tags."));
      return;
    }
    if (Json.write(tags).length() > MAX_TAGS_JSON) {
      violations.add(new Violation("tags", "length", "All tags together are too long."));
      return;
    }
    tags.forEach(
        (key, value) -> {
          if (key.isBlank() || key.length() > MAX_TAG || value.length() > MAX_TAG) {
            violations.add(
                new Violation(
                    "tags", "length", "A tag has a name and a value of at most 128 characters."));
          } else if ((key + value).chars().anyMatch(Character::isISOControl)) {
            violations.add(new Violation("tags", "characters", "Tags have no control characters."));
          } else if (startsFormula(key) || startsFormula(value)) {
            // They go into exports that may not change a string, and spreadsheets read those.
            violations.add(
                new Violation("tags", "characters", "A tag does not begin with = + - or @."));
          }
        });
  }

  private static boolean startsFormula(String text) {
    return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
  }
}
