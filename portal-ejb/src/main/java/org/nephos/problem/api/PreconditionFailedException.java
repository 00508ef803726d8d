package org.nephos.problem.api;

import java.util.Map;

/** Somebody changed the thing since the caller read it. */
public class PreconditionFailedException extends PortalException {
  private static final long serialVersionUID = 1L;

  public PreconditionFailedException() {
    super(
        "precondition-failed",
        "It was changed since you read it. Read it again and repeat the change.",
        Map.of());
  }

  @Override
  public int status() {
    return 412;
  }
}
