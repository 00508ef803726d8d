package org.nephos.rest.order;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.rest.text.Times;

/** An order of instances. */
@Schema(name = "InstanceOrder")
public record InstanceOrderBody(
    @Schema(enumeration = "instance.create", defaultValue = "instance.create") String kind,
    @NotNull @Schema(description = "Where they shall live and whose quota they use.") UUID project,
    @NotNull
        @Schema(
            description =
                "1 to 63 letters, digits, marks, spaces and ._- beginning with a letter or digit;"
                    + " need not be unique.",
            examples = "web")
        String name,
    @NotNull UUID flavor,
    @NotNull UUID image,
    @Schema(description = "Chosen for you when left out.", examples = "sim") String zone,
    @Schema(description = "1 to 100, all or nothing.", defaultValue = "1") Integer count,
    @Schema(description = "The shared one when left out.") UUID network,
    UUID keypair,
    @Schema(description = "For cloud-init, at most 65,536 bytes of UTF-8.") String userData,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = Object.class,
            maxItems = 0,
            description = "Not offered yet: empty.")
        List<JsonNode> securityGroups,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = Object.class,
            maxItems = 0,
            description = "Not offered yet: empty.")
        List<JsonNode> volumes,
    @Schema(description = "At most 50; keys and values of at most 128 characters.")
        Map<String, String> tags,
    @Schema(
            description = "How long they shall live, an ISO 8601 duration; for good when left out.",
            examples = "P30D")
        String lease,
    @Schema(
            enumeration = {"refuse", "wait"},
            defaultValue = "refuse")
        String onQuotaExceeded,
    @Schema(description = "Why it is wanted; those who approve it read this.", maxLength = 1000)
        String reason) {

  /**
   * The facade's command.
   *
   * @throws InvalidException for what this API does not offer
   */
  SubmitOrder command() {
    List<Violation> violations = new ArrayList<>();
    refuseItems("securityGroups", securityGroups, violations);
    refuseItems("volumes", volumes, violations);
    Duration term = lease == null ? null : Times.duration(lease).orElse(Duration.ZERO);
    if (term != null && term.isZero()) {
      violations.add(new Violation("lease", "duration", "lease " + Times.DURATION + "."));
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    return new SubmitOrder(
        project,
        name,
        flavor,
        image,
        zone,
        count == null ? 1 : count,
        network,
        keypair,
        userData,
        tags == null ? Map.of() : tags,
        term,
        "wait".equals(onQuotaExceeded) ? OnQuotaExceeded.WAIT : OnQuotaExceeded.REFUSE,
        reason);
  }

  /** Keeps user data out of logs. */
  @Override
  public String toString() {
    return "InstanceOrderBody[project=" + project + ", name=" + name + ", count=" + count + "]";
  }

  private static void refuseItems(String field, List<JsonNode> items, List<Violation> violations) {
    if (items != null && !items.isEmpty()) {
      violations.add(
          new Violation(field, "not-offered", field + " are not offered yet; leave them out."));
    }
  }
}
