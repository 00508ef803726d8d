package org.nephos.rest.lease;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.rest.text.Times;

/** A policy as it shall be, all of it; lengths are ISO 8601 durations. */
@Schema(name = "LeasePolicyUpdate")
public record LeasePolicyBody(
    @Schema(description = "The longest term; none when left out.", examples = "P30D")
        String maximum,
    @NotNull Boolean mandatory,
    @Schema(description = "The lease of an order that names none.", examples = "P7D")
        String defaultTerm,
    @NotNull
        @Schema(
            maxItems = 5,
            description = "How long before the end there is a warning, from a minute to 90 days.",
            examples = "[\"P7D\", \"P1D\"]")
        List<String> warnBefore,
    @NotNull
        @Schema(
            description = "How long a stopped instance is kept after the end, at most 366 days.",
            examples = "P7D")
        String grace,
    @Schema(description = "Extensions of an instance without approval; any number when left out.")
        Integer freeExtensions) {

  ChangeLeasePolicy command() {
    List<Violation> violations = new ArrayList<>();
    ChangeLeasePolicy command =
        new ChangeLeasePolicy(
            length("maximum", maximum, violations),
            mandatory,
            length("defaultTerm", defaultTerm, violations),
            warnBefore.stream().map(text -> length("warnBefore", text, violations)).toList(),
            length("grace", grace, violations),
            freeExtensions);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    return command;
  }

  private static Duration length(String field, String text, List<Violation> violations) {
    if (text == null) {
      return null;
    }
    Duration length = Times.duration(text).orElse(null);
    if (length == null) {
      violations.add(new Violation(field, "duration", field + " " + Times.DURATION + "."));
      return Duration.ZERO;
    }
    return length;
  }
}
