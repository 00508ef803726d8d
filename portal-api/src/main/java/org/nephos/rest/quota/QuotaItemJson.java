package org.nephos.rest.quota;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.quota.api.QuotaItemView;

/** One line of a quota. */
@Schema(name = "QuotaItem")
public record QuotaItemJson(
    @Schema(enumeration = {"project", "tenant"}) String scope,
    @Schema(examples = "vcpus") String resource,
    @Schema(nullable = true, description = "Null for no limit.", examples = "40") Long limit,
    long used,
    long reserved,
    @Schema(
            nullable = true,
            description = "The highest threshold, in per cent of the limit, that is passed.",
            examples = "80")
        Integer warning) {

  static QuotaItemJson of(QuotaItemView view) {
    return new QuotaItemJson(
        view.scope(), view.resource(), view.limit(), view.used(), view.reserved(), view.warning());
  }
}
