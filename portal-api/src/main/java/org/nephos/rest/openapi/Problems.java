package org.nephos.rest.openapi;

import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The kinds of error answers, each documented once. */
enum Problems {
  MALFORMED(400, "The body, a query parameter or a marker cannot be read."),
  UNAUTHENTICATED(401, "There is no token, or no good one."),
  FORBIDDEN(403, "You see it and may not do this."),
  NOT_FOUND(404, "There is no such thing, or you may not see it."),
  NOT_ACCEPTABLE(406, "It is not offered in that media type."),
  CONFLICT(
      409,
      "Too little quota (quota-exceeded with scope, resource, limit, used, reserved, requested), a"
          + " state that does not allow it (state-conflict with state, allowed), a policy that"
          + " refuses it (policy-refused with policy, message), a budget that does (budget-exceeded"
          + " with budget and, for who may see them, amount, spent, forecast), or an idempotency"
          + " key used for"
          + " something else."),
  PRECONDITION_FAILED(412, "It was changed since you read it."),
  TOO_LARGE(413, "The body is too large."),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is not application/json."),
  INVALID(422, "Values cannot be accepted; violations names each field."),
  TOO_MANY_REQUESTS(429, "You ask too fast; Retry-After says when to go on."),
  INTERNAL_ERROR(500, "Something broke on our side."),
  UNAVAILABLE(503, "Too busy just now; Retry-After says when to try again.");

  private final int code;
  private final String description;

  Problems(int code, String description) {
    this.code = code;
    this.description = description;
  }

  int code() {
    return code;
  }

  String status() {
    return Integer.toString(code);
  }

  String description() {
    return description;
  }

  /** The end of its type, for example {@code not-found}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of its component. */
  String component() {
    StringBuilder name = new StringBuilder();
    for (String part : word().split("-", -1)) {
      name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return name.toString();
  }

  APIResponse reference() {
    return OASFactory.createAPIResponse().ref("#/components/responses/" + component());
  }
}
