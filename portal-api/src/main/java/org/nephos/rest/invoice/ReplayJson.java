package org.nephos.rest.invoice;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.ReplayView;

/** An invoice worked out again from its sources, beside what was issued. */
@Schema(name = "InvoiceReplay")
public record ReplayJson(
    UUID invoice,
    @Schema(description = "Whether both are the same, byte for byte.") boolean identical,
    @Schema(description = "SHA-256 of what was issued.") String issuedDigest,
    @Schema(description = "SHA-256 of what was worked out now.") String replayedDigest,
    @Schema(description = "What differs; empty when nothing does.")
        List<DifferenceJson> differences) {

  /** One thing that differs. */
  @Schema(name = "ReplayDifference")
  public record DifferenceJson(
      @Schema(examples = "item 3, amount") String at,
      @Schema(nullable = true, description = "Null where it was not there.") String issued,
      @Schema(nullable = true, description = "Null where it is not there.") String replayed) {}

  static ReplayJson of(ReplayView view) {
    return new ReplayJson(
        view.invoice(),
        view.isIdentical(),
        view.issuedDigest(),
        view.replayedDigest(),
        view.differences().stream()
            .map(one -> new DifferenceJson(one.at(), one.issued(), one.replayed()))
            .toList());
  }
}
