package org.nephos.rest.quota;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.quota.api.QuotaImpactView;

/** What an approval would do. */
@Schema(name = "QuotaImpact")
public record ImpactJson(
    List<LineJson> lines,
    @Schema(description = "Whether you may approve it as it is.") boolean mayDecide,
    @Schema(description = "Whether the tenant's own limits would rise, by the operator only.")
        boolean raisesTenant) {

  /** One change. */
  @Schema(name = "QuotaImpactLine")
  public record LineJson(
      String resource,
      @Schema(nullable = true) Long projectLimit,
      long wanted,
      long projectUsed,
      @Schema(nullable = true) Long tenantLimit,
      @Schema(nullable = true) Long tenantLimitAfter,
      long tenantUsed,
      @Schema(nullable = true, description = "What all hosts can promise.") Long capacity,
      @Schema(nullable = true) Long allocated,
      @Schema(nullable = true) Long allocatedAfter) {}

  static ImpactJson of(QuotaImpactView view) {
    return new ImpactJson(
        view.lines().stream().map(ImpactJson::line).toList(),
        view.mayDecide(),
        view.raisesTenant());
  }

  private static LineJson line(QuotaImpactView.Line line) {
    return new LineJson(
        line.resource(),
        line.projectLimit(),
        line.wanted(),
        line.projectUsed(),
        line.tenantLimit(),
        line.tenantLimitAfter(),
        line.tenantUsed(),
        line.capacity(),
        line.allocated(),
        line.allocatedAfter());
  }
}
