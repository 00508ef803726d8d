package org.nephos.rest.compute;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.compute.api.FaultView;

/** Why something failed. */
@Schema(name = "Fault")
public record FaultJson(
    @Schema(examples = "no-host") String code,
    @Schema(description = "A sentence that a person can act on.") String detail) {

  /** The API's form; null stays null. */
  public static FaultJson of(FaultView view) {
    return view == null ? null : new FaultJson(view.code(), view.detail());
  }
}
