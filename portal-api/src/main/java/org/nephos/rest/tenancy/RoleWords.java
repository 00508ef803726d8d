package org.nephos.rest.tenancy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.Role;

/** Roles as the API writes them, such as {@code tenant-admin}. */
final class RoleWords {
  private RoleWords() {}

  static String of(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role; null for null. */
  static Role read(String word) {
    if (word == null) {
      return null;
    }
    return Arrays.stream(Role.values())
        .filter(role -> of(role).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidException(
                    List.of(
                        new Violation(
                            "role",
                            "unknown",
                            "A role is one of tenant-admin, member, viewer, billing."))));
  }
}
