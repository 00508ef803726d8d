package org.nephos.rest.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.problem.api.Violation;

/** What is wrong with one field. */
@Schema(name = "Violation")
public record ViolationJson(
    @Schema(description = "The field as you sent it.", examples = "count") String field,
    @Schema(description = "What is allowed.") String message,
    @Schema(description = "Stable.", examples = "range") String code) {

  /** The API's form. */
  public static ViolationJson of(Violation violation) {
    return new ViolationJson(violation.field(), violation.message(), violation.code());
  }
}
