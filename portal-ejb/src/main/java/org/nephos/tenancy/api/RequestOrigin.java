package org.nephos.tenancy.api;

import java.util.Objects;
import java.util.UUID;

/**
 * Where a request came from, and what ties together all that it leaves behind.
 *
 * @param remoteAddress from which address, or empty
 * @param agent what the browser or program says of itself, cut after 200 characters; empty when it
 *     says nothing (null is taken for that)
 * @param correlationId in log lines, audit and error pages, never empty
 */
public record RequestOrigin(String remoteAddress, String agent, String correlationId) {
  private static final int LONGEST_AGENT = 200;

  public RequestOrigin {
    Objects.requireNonNull(remoteAddress);
    Objects.requireNonNull(correlationId);
    agent = agent == null ? "" : agent.substring(0, Math.min(LONGEST_AGENT, agent.length()));
  }

  /** Of what nobody's request began; with a correlation id of its own. */
  public static RequestOrigin inside() {
    return inside(UUID.randomUUID().toString());
  }

  /** Of what goes on later, without the request that it belongs to. */
  public static RequestOrigin inside(String correlationId) {
    return new RequestOrigin("", null, correlationId);
  }
}
