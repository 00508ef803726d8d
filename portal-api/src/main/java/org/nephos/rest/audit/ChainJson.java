package org.nephos.rest.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.audit.api.ChainView;

/** What a check of the trail found. */
@Schema(name = "AuditChain")
public record ChainJson(
    @Schema(description = "How many rows were read and good.") long checked,
    boolean whole,
    @Schema(nullable = true, description = "The first place that is not good.") Long brokenAt,
    @Schema(
            nullable = true,
            enumeration = {"missing", "changed"})
        String reason) {
  static ChainJson of(ChainView view) {
    return new ChainJson(view.checked(), view.whole(), view.brokenAt(), view.reason());
  }
}
