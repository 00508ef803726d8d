package org.nephos.quota;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.api.LimitChange;

/** Reads the limits that a caller wants. */
final class WantedLimits {
  /** Large enough for any cloud, small enough that sums of limits and use never overflow. */
  static final long MOST = 1_000_000_000_000L;

  private static final String WORDS =
      Arrays.stream(QuotaResource.values())
          .map(QuotaResource::word)
          .collect(Collectors.joining(", "));

  private WantedLimits() {}

  /**
   * The limits by resource.
   *
   * @param field the name of the list as the caller gave it
   * @throws InvalidException with all that is wrong
   */
  static Map<QuotaResource, Long> read(String field, List<LimitChange> changes) {
    List<Violation> violations = new ArrayList<>();
    Map<QuotaResource, Long> wanted = read(field, changes, violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    return wanted;
  }

  /** The same, with what is wrong added to the violations. */
  static Map<QuotaResource, Long> read(
      String field, List<LimitChange> changes, List<Violation> violations) {
    Map<QuotaResource, Long> wanted = new EnumMap<>(QuotaResource.class);
    for (int i = 0; i < changes.size(); i++) {
      LimitChange change = changes.get(i);
      QuotaResource resource = QuotaResource.ofWord(change.resource());
      if (resource == null) {
        violations.add(
            new Violation(
                at(field, i, "resource"), "unknown", "A resource is one of " + WORDS + "."));
      } else if (change.limit() < 0 || change.limit() > MOST) {
        violations.add(
            new Violation(at(field, i, "limit"), "range", "A limit is 0 to " + MOST + "."));
      } else if (wanted.putIfAbsent(resource, change.limit()) != null) {
        violations.add(
            new Violation(at(field, i, "resource"), "duplicate", "Name each resource once."));
      }
    }
    return wanted;
  }

  /** The field of one change. */
  static String at(String field, int index, String part) {
    return field + "[" + index + "]." + part;
  }
}
