package org.nephos.tenancy;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nephos.problem.api.Violation;

/** What the names of tenants and projects, and addresses, must be like. */
public final class TenancyRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,180}[A-Za-z0-9])?");
  private static final int LONGEST_DISPLAY_NAME = 200;

  private TenancyRules() {}

  static void name(String name, List<Violation> violations) {
    if (name == null || name.isEmpty()) {
      violations.add(new Violation("name", "required", "Give it a name."));
    } else if (!NAME.matcher(name).matches()) {
      violations.add(
          new Violation(
              "name",
              "characters",
              "A name has 1 to 63 lowercase letters, digits and hyphens, and begins and ends with"
                  + " a letter or digit."));
    }
  }

  static void displayName(String name, List<Violation> violations) {
    shown("displayName", name, violations);
  }

  /** The look of its pages; null for none in particular. */
  static void brand(String brand, List<Violation> violations) {
    if (brand != null && Brand.of(brand).isEmpty()) {
      violations.add(
          new Violation(
              "brand",
              "unknown-reference",
              "There is no such look. Those that are there: "
                  + Arrays.stream(Brand.values()).map(Brand::word).collect(Collectors.joining(", "))
                  + "."));
    }
  }

  /** What a tenant is to be shown as. */
  static void organisation(String name, List<Violation> violations) {
    shown("organisation", name, violations);
  }

  private static void shown(String field, String name, List<Violation> violations) {
    if (name.isBlank() || name.length() > LONGEST_DISPLAY_NAME) {
      violations.add(new Violation(field, "length", "A display name has 1 to 200 characters."));
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      violations.add(
          new Violation(field, "characters", "A display name has no control characters."));
    } else if ("=+-@".indexOf(name.charAt(0)) >= 0) {
      // Exports may not change a string, and spreadsheets read them.
      violations.add(
          new Violation(field, "characters", "A display name does not begin with = + - or @."));
    }
  }

  /** An address that a letter can be sent to. */
  public static void address(String field, String email, List<Violation> violations) {
    if (email.isEmpty()) {
      violations.add(new Violation(field, "required", "Give an address of mail."));
    } else if (!ADDRESS.matcher(email).matches()) {
      violations.add(new Violation(field, "email", "This is no address of mail."));
    }
  }

  static void email(String email, List<Violation> violations) {
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      violations.add(new Violation("contactEmail", "email", "This is no address of mail."));
    }
  }
}
