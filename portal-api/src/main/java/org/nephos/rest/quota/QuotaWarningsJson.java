package org.nephos.rest.quota;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.quota.api.QuotaWarningsView;

/** At which shares of its limits a tenant is warned. */
@Schema(name = "QuotaWarnings")
public record QuotaWarningsJson(
    @Schema(description = "In per cent, ascending.", examples = "[80, 95]")
        List<Integer> thresholds,
    @Schema(description = "Whether the tenant has set them; else they are the cloud's.")
        boolean own) {
  static QuotaWarningsJson of(QuotaWarningsView view) {
    return new QuotaWarningsJson(view.thresholds(), view.own());
  }
}
