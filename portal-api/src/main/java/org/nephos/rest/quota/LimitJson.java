package org.nephos.rest.quota;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.quota.api.LimitChange;

/** A limit as it shall be. */
@Schema(name = "Limit")
public record LimitJson(
    @NotNull @Schema(examples = "vcpus") String resource,
    @NotNull @Schema(description = "0 or more.", examples = "60") Long limit) {

  /** The command. */
  public LimitChange change() {
    return new LimitChange(resource, limit);
  }

  static LimitJson of(LimitChange change) {
    return new LimitJson(change.resource(), change.limit());
  }

  /** All commands. */
  public static List<LimitChange> changes(List<LimitJson> limits) {
    return limits.stream().map(LimitJson::change).toList();
  }
}
