package org.nephos.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.problem.api.Violation;

/** What a policy on leases must be like. */
final class LeaseRules {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration EARLIEST_WARNING = Duration.ofDays(90);
  private static final Duration LONGEST_GRACE = Duration.ofDays(366);
  private static final int MOST_WARNINGS = 5;
  private static final int MOST_EXTENSIONS = 1_000;
  private static final String RANGE = "range";
  private static final String MAXIMUM = "maximum";

  private LeaseRules() {}

  static List<Violation> check(ChangeLeasePolicy command) {
    List<Violation> violations = new ArrayList<>();
    term(MAXIMUM, command.maximum(), violations);
    term("defaultTerm", command.usual(), violations);
    if (command.usual() != null
        && command.maximum() != null
        && command.usual().compareTo(command.maximum()) > 0) {
      violations.add(
          new Violation("defaultTerm", RANGE, "The default term is at most the maximum."));
    }
    if (command.warnings().size() > MOST_WARNINGS
        || command.warnings().stream().anyMatch(LeaseRules::isNoWarning)) {
      violations.add(
          new Violation(
              "warnBefore",
              RANGE,
              "Warn at most five times, each from a minute to 90 days ahead."));
    }
    if (command.grace() == null
        || command.grace().isNegative()
        || command.grace().compareTo(LONGEST_GRACE) > 0) {
      violations.add(new Violation("grace", RANGE, "A grace is at most 366 days."));
    }
    Integer free = command.freeExtensions();
    if (free != null && (free < 0 || free > MOST_EXTENSIONS)) {
      violations.add(
          new Violation(
              "freeExtensions", RANGE, "From 0 to 1000 extensions, or none for any number."));
    }
    return violations;
  }

  private static void term(String field, Duration term, List<Violation> violations) {
    if (term != null
        && (term.compareTo(SHORTEST) < 0 || term.compareTo(LeasePolicies.LONGEST) > 0)) {
      violations.add(new Violation(field, RANGE, "A term is from a minute to 3650 days."));
    }
  }

  private static boolean isNoWarning(Duration before) {
    return before.compareTo(SHORTEST) < 0 || before.compareTo(EARLIEST_WARNING) > 0;
  }

  /** What goes beyond what the operator allows. */
  static void within(ChangeLeasePolicy command, LeaseTerms bound, List<Violation> violations) {
    Duration longest = bound.maximum();
    if (longest != null
        && (command.maximum() == null || command.maximum().compareTo(longest) > 0)) {
      violations.add(
          new Violation(
              MAXIMUM,
              RANGE,
              "The operator allows this tenant at most " + Lengths.of(longest) + "."));
    }
    if (bound.mandatory() && !command.mandatory()) {
      violations.add(
          new Violation(
              "mandatory",
              "value",
              "The operator wants a lease for each instance of this tenant."));
    }
  }
}
