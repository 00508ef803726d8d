package org.nephos.problem.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nephos.quota.QuotaResource;

/** There is too little quota; the numbers say how much is missing and where. */
public class QuotaExceededException extends PortalException {
  private static final long serialVersionUID = 1L;

  /**
   * @param scope {@code project} or {@code tenant}
   * @param resource what is short
   * @param limit the limit
   * @param used what is in use
   * @param reserved what is promised
   * @param requested what was asked for on top
   */
  public QuotaExceededException(
      String scope, QuotaResource resource, long limit, long used, long reserved, long requested) {
    super(
        "quota-exceeded",
        "The "
            + scope
            + "'s quota of "
            + resource.word()
            + " is "
            + limit
            + "; "
            + used
            + " are used and "
            + reserved
            + " reserved, so "
            + requested
            + " more do not fit. Ask for more quota, or free some.",
        variables(scope, resource, limit, used, reserved, requested));
  }

  private static Map<String, Object> variables(
      String scope, QuotaResource resource, long limit, long used, long reserved, long requested) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("scope", scope);
    variables.put("resource", resource.word());
    variables.put("limit", limit);
    variables.put("used", used);
    variables.put("reserved", reserved);
    variables.put("requested", requested);
    return variables;
  }

  @Override
  public int status() {
    return 409;
  }
}
